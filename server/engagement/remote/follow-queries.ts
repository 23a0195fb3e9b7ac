import { and, eq, isNull, sql } from 'drizzle-orm';

import { follows } from '../../catalog/social-tables.ts';
import { channels } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Followed } from './followed.ts';

export type Follow = typeof follows.$inferSelect;
export type FollowState = Follow['state'];

const isOf = (target: Followed) =>
  'channelId' in target
    ? eq(follows.channelId, target.channelId)
    : eq(follows.accountId, target.accountId);

/** A follow, locked. */
export async function findFollow(tx: Db, followerId: number, target: Followed) {
  const [row] = await tx
    .select()
    .from(follows)
    .where(and(eq(follows.followerId, followerId), isOf(target)))
    .for('update');
  return row;
}

/** Writes a follow, new or not; an address another one had is no longer its own. */
export async function putFollow(
  tx: Db,
  { state, url, ...pair }: typeof follows.$inferInsert & { state: FollowState },
  before: Follow | undefined,
): Promise<Follow> {
  if (url) await tx.update(follows).set({ url: null }).where(eq(follows.url, url));
  const now = sql`now()`;
  const [row] = before
    ? await tx
        .update(follows)
        .set({ state, url: url ?? before.url, updatedAt: now })
        .where(eq(follows.id, before.id))
        .returning()
    : await tx
        .insert(follows)
        .values({ ...pair, state, url })
        .returning();
  return row!;
}

export const removeFollow = (tx: Db, id: number) => tx.delete(follows).where(eq(follows.id, id));

/** Adds to what is followed, and to what the follower follows. */
export async function countRemoteFollow(tx: Db, follow: Follow, by: number): Promise<void> {
  const { followerId, channelId, accountId } = follow;
  const sum = (column: typeof accounts.followers | typeof channels.followers) =>
    sql`greatest(${column} + ${by}::int, 0)`;
  if (channelId !== null)
    await tx
      .update(channels)
      .set({ followers: sum(channels.followers) })
      .where(eq(channels.id, channelId));
  else
    await tx
      .update(accounts)
      .set({ followers: sum(accounts.followers) })
      .where(eq(accounts.id, accountId!));
  await tx
    .update(accounts)
    .set({ following: sql`greatest(${accounts.following} + ${by}::int, 0)` })
    .where(eq(accounts.id, followerId));
}

export async function isLocalAccount(tx: Db, id: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.host)));
  return row !== undefined;
}
