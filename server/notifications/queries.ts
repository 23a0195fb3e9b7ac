import { and, asc, count, desc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm';

import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { notifications } from './tables.ts';

export type Notification = typeof notifications.$inferSelect;

/** What a notification is about, by ids. */
export type Refs = Partial<
  Pick<
    Notification,
    | 'videoId'
    | 'commentId'
    | 'abuseId'
    | 'blockId'
    | 'followId'
    | 'accountId'
    | 'registrationId'
    | 'collaboratorId'
    | 'ownershipChangeId'
    | 'importId'
    | 'nodeFollow'
  >
>;

/** The channel on which the numbers of users with news are told, once these commit. */
export const NOTIFICATION_NEWS = 'notifications';

/** Wakes those who wait for news of theirs, in every process. */
export async function announceNews(tx: Db, userIds: number[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.execute(sql`select pg_notify(${NOTIFICATION_NEWS}, ${userIds.join(' ')})`);
}

/** Inserts what its user was not told before, and returns that. */
export const insertNotifications = (tx: Db, rows: (typeof notifications.$inferInsert)[]) =>
  tx
    .insert(notifications)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: notifications.id, userId: notifications.userId, onWeb: notifications.onWeb });

export type NotificationPage = {
  start: number;
  count: number;
  oldestFirst: boolean;
  unread?: boolean | undefined;
  types?: number[] | undefined;
};

const within = (userId: number, { unread, types }: Pick<NotificationPage, 'unread' | 'types'>) =>
  and(
    eq(notifications.userId, userId),
    eq(notifications.onWeb, true),
    unread === undefined ? undefined : eq(notifications.read, !unread),
    types && inArray(notifications.type, types),
  );

export const listNotifications = (db: Db, userId: number, page: NotificationPage) => {
  const direction = page.oldestFirst ? asc : desc;
  return db
    .select()
    .from(notifications)
    .where(within(userId, page))
    .orderBy(direction(notifications.createdAt), direction(notifications.id))
    .limit(page.count)
    .offset(page.start);
};

export const countNotifications = async (
  db: Db,
  userId: number,
  filter: Pick<NotificationPage, 'unread' | 'types'>,
) =>
  (await db.select({ total: count() }).from(notifications).where(within(userId, filter)))[0]!.total;

/** The number of a user's newest notification; 0 without any. */
export const newestId = async (db: Db, userId: number): Promise<number> =>
  (
    await db
      .select({ id: max(notifications.id) })
      .from(notifications)
      .where(within(userId, {}))
  )[0]?.id ?? 0;

const MAX_AT_ONCE = 50;

/** What a user was told after a notification, oldest first. */
export const notificationsAfter = (db: Db, userId: number, id: number) =>
  db
    .select()
    .from(notifications)
    .where(and(within(userId, {}), gt(notifications.id, id)))
    .orderBy(asc(notifications.id))
    .limit(MAX_AT_ONCE);

/** Marks a user's notifications as read: those with these ids, or all of them. */
export async function markRead(tx: Db, userId: number, ids?: number[]): Promise<void> {
  await tx
    .update(notifications)
    .set({ read: true, updatedAt: sql`now()` })
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.read, false),
        ids && inArray(notifications.id, ids),
      ),
    );
  await announceNews(tx, [userId]);
}

/** A notification that is to be sent by mail and was not yet, with whom it is for. */
export async function findUnsent(db: Db, notificationId: number) {
  const [row] = await db
    .select({
      notification: notifications,
      user: { id: users.id, role: users.role, accountId: users.accountId },
      email: users.email,
      username: accounts.name,
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .innerJoin(accounts, eq(accounts.id, users.accountId))
    .where(
      and(
        eq(notifications.id, notificationId),
        isNull(notifications.mailedAt),
        eq(users.blocked, false),
        sql`${users.emailVerified} is not false`,
      ),
    );
  return row;
}

export const markMailed = (db: Db, notificationId: number) =>
  db
    .update(notifications)
    .set({ mailedAt: sql`now()` })
    .where(eq(notifications.id, notificationId));

const KEPT_DAYS = 180;
const SWEEP_BATCH = 1_000;

/** Deletes what is long past, a batch at a time; returns how many went. */
export async function deleteOld(db: Db): Promise<number> {
  const old = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(sql`${notifications.createdAt} < now() - make_interval(days => ${KEPT_DAYS})`)
    .limit(SWEEP_BATCH);
  const gone = await db
    .delete(notifications)
    .where(inArray(notifications.id, old))
    .returning({ id: notifications.id });
  return gone.length;
}
