import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import { follows } from '../../catalog/social-tables.ts';
import { channels } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { holds } from '../text-queries.ts';

type Pair = { followerId: number; channelId: number };

/**
 * Makes an account follow a channel; that of another node must still agree. Returns the follow, or undefined when it did
 * already.
 */
export async function insertFollow(tx: Db, pair: Pair) {
  const [channel] = await tx
    .select({ url: channels.url })
    .from(channels)
    .where(eq(channels.id, pair.channelId));
  const [row] = await tx
    .insert(follows)
    .values({ ...pair, state: channel?.url ? 'pending' : 'accepted' })
    .onConflictDoNothing()
    .returning({ id: follows.id, state: follows.state });
  return row;
}

/** Ends a follow. Returns what it was, or undefined when there was none. */
export async function deleteFollow(tx: Db, { followerId, channelId }: Pair) {
  const [row] = await tx
    .delete(follows)
    .where(and(eq(follows.followerId, followerId), eq(follows.channelId, channelId)))
    .returning({ id: follows.id, state: follows.state });
  return row;
}

/** Adds to the followers of a channel, and to what its follower follows: follows that are accepted. */
export async function countFollow(tx: Db, { followerId, channelId }: Pair, by: 1 | -1) {
  await tx
    .update(channels)
    .set({ followers: sql`greatest(${channels.followers} + ${by}, 0)` })
    .where(eq(channels.id, channelId));
  await tx
    .update(accounts)
    .set({ following: sql`greatest(${accounts.following} + ${by}, 0)` })
    .where(eq(accounts.id, followerId));
}

/** Those of these channels that an account follows. */
export async function followedAmong(
  db: Db,
  followerId: number,
  channelIds: number[],
): Promise<Set<number>> {
  if (channelIds.length === 0) return new Set();
  const rows = await db
    .select({ channelId: follows.channelId })
    .from(follows)
    .where(and(eq(follows.followerId, followerId), inArray(follows.channelId, channelIds)));
  return new Set(rows.map(({ channelId }) => channelId!));
}

/** Some accounts an account follows. */
export const someAccountsFollowedBy = async (
  db: Db,
  followerId: number,
  limit: number,
): Promise<number[]> =>
  (
    await db
      .select({ accountId: follows.accountId })
      .from(follows)
      .where(and(eq(follows.followerId, followerId), isNotNull(follows.accountId)))
      .limit(limit)
  ).map(({ accountId }) => accountId!);

/** Some channels an account follows. */
export const someFollowedBy = async (
  db: Db,
  followerId: number,
  limit: number,
): Promise<number[]> =>
  (
    await db
      .select({ channelId: follows.channelId })
      .from(follows)
      .where(and(eq(follows.followerId, followerId), isNotNull(follows.channelId)))
      .limit(limit)
  ).map(({ channelId }) => channelId!);

const SORTS = {
  id: follows.id,
  createdAt: follows.createdAt,
  channelUpdatedAt: channels.updatedAt,
} as const;
export type SubscriptionSort = keyof typeof SORTS;

type Subscriptions = { followerId: number; search?: string | undefined };

const matches = ({ followerId, search }: Subscriptions) =>
  and(
    eq(follows.followerId, followerId),
    isNull(channels.deletedAt),
    search === undefined ? undefined : holds(search, channels.name, channels.displayName),
  );

/** A page of the channels an account follows, with the accounts they belong to. */
export function subscriptionsOf(db: Db, which: Subscriptions, page: Page<SubscriptionSort>) {
  const direction = page.sort.descending ? desc : asc;
  return db
    .select({ channel: channels, account: accounts })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(which))
    .orderBy(direction(SORTS[page.sort.field]), direction(follows.id))
    .limit(page.count)
    .offset(page.start);
}

export async function countSubscriptions(db: Db, which: Subscriptions): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(follows)
    .innerJoin(channels, eq(channels.id, follows.channelId))
    .where(matches(which));
  return row!.total;
}
