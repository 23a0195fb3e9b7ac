import { and, asc, eq, gt, inArray, isNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { follows } from '../catalog/social-tables.ts';
import { accountMutes, serverMutes } from '../catalog/tables.ts';
import { accounts, users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/** Who is told: the followers of a channel, some accounts, or those who look after the node. */
export type Audience = { channelId: number } | { accountIds: number[] } | { staff: true };

export type Recipient = Awaited<ReturnType<typeof audiencePage>>['recipients'][number];

const BATCH = 500;

/** The part of an audience after `after`, and where the rest begins, if there is one. */
export async function audiencePage(
  db: Db,
  { audience, actorId }: { audience: Audience; actorId?: number },
  after: number,
) {
  const rows = await pageOf(db, audience, actorId, after);
  return { recipients: rows, next: rows.length === BATCH ? rows.at(-1)!.order : undefined };
}

const columns = {
  userId: users.id,
  settings: users.notificationSettings,
  emailVerified: users.emailVerified,
};

function pageOf(db: Db, audience: Audience, actorId: number | undefined, after: number) {
  if ('channelId' in audience) {
    return db
      .select({ ...columns, order: follows.id })
      .from(follows)
      .innerJoin(users, eq(users.accountId, follows.followerId))
      .where(
        and(
          eq(follows.channelId, audience.channelId),
          eq(follows.state, 'accepted'),
          gt(follows.id, after),
          isReachable(actorId),
        ),
      )
      .orderBy(asc(follows.id))
      .limit(BATCH);
  }
  return db
    .select({ ...columns, order: users.id })
    .from(users)
    .where(and(belongs(audience), gt(users.id, after), isReachable(actorId)))
    .orderBy(asc(users.id))
    .limit(BATCH);
}

const belongs = (audience: Exclude<Audience, { channelId: number }>) =>
  'staff' in audience ? ne(users.role, 'user') : inArray(users.accountId, audience.accountIds);

const query = new QueryBuilder();
const one = { one: sql`1` };

/** Nobody hears of what they do themselves, nor of those they, or the node, have muted. */
function isReachable(actorId: number | undefined): SQL | undefined {
  if (actorId === undefined) return eq(users.blocked, false);
  return and(
    eq(users.blocked, false),
    ne(users.accountId, actorId),
    notExists(
      query
        .select(one)
        .from(accountMutes)
        .where(and(eq(accountMutes.accountId, actorId), concerns(accountMutes.userId))),
    ),
    notExists(
      query
        .select(one)
        .from(serverMutes)
        .innerJoin(accounts, eq(accounts.host, serverMutes.host))
        .where(and(eq(accounts.id, actorId), concerns(serverMutes.userId))),
    ),
  );
}

const concerns = (muter: typeof accountMutes.userId | typeof serverMutes.userId) =>
  or(isNull(muter), eq(muter, users.id));
