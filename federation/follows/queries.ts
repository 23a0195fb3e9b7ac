import { and, eq, ne, or, sql } from 'drizzle-orm';

import { follows } from '../../server/catalog/social-tables.ts';
import type { Followed } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Actor } from '../actors/queries.ts';
import { nodeFollows } from '../tables.ts';

export type NodeFollow = typeof nodeFollows.$inferSelect;

/** Who follows whom, by their numbers as actors. */
export type Pair = { followerId: number; followedId: number };

const isPair = ({ followerId, followedId }: Pair) =>
  and(eq(nodeFollows.followerId, followerId), eq(nodeFollows.followedId, followedId));

export async function findNodeFollow(db: Db, pair: Pair): Promise<NodeFollow | undefined> {
  const [found] = await db.select().from(nodeFollows).where(isPair(pair));
  return found;
}

/** Whether another follow than the one between these two began with the activity of that id. */
export async function isOfAnotherFollow(
  db: Db,
  url: string,
  { follower, followed }: { follower: Actor; followed: Actor },
): Promise<boolean> {
  const [node] = await db
    .select({ id: nodeFollows.id })
    .from(nodeFollows)
    .where(
      and(
        eq(nodeFollows.url, url),
        or(ne(nodeFollows.followerId, follower.id), ne(nodeFollows.followedId, followed.id)),
      ),
    );
  if (node) return true;
  const [person] = await db
    .select({ id: follows.id })
    .from(follows)
    .where(
      and(
        eq(follows.url, url),
        sql`(${follows.followerId}, ${follows.channelId}, ${follows.accountId}) is distinct from
          (${follower.accountId}::int, ${followed.channelId}::int, ${followed.accountId}::int)`,
      ),
    );
  return person !== undefined;
}

/** Writes a follow down. One that was there keeps its state, unless it was rejected: who asks again is asked about again. */
export async function putNodeFollow(
  tx: Db,
  pair: Pair,
  { state, url }: { state: NodeFollow['state']; url: string | null },
): Promise<NodeFollow> {
  const [row] = await tx
    .insert(nodeFollows)
    .values({ ...pair, state, url })
    .onConflictDoUpdate({
      target: [nodeFollows.followerId, nodeFollows.followedId],
      set: {
        url,
        updatedAt: sql`now()`,
        state: sql`case when ${nodeFollows.state} = 'rejected' then ${state}::node_follow_state else ${nodeFollows.state} end`,
      },
    })
    .returning();
  return row!;
}

/** Changes the state of a follow; undefined when there is none, or it has that state already. */
export async function setFollowState(
  tx: Db,
  pair: Pair,
  state: NodeFollow['state'],
): Promise<NodeFollow | undefined> {
  const [row] = await tx
    .update(nodeFollows)
    .set({ state, updatedAt: sql`now()` })
    .where(and(isPair(pair), sql`${nodeFollows.state} <> ${state}`))
    .returning();
  return row;
}

/** Ends a follow, and returns what it was. */
export async function dropNodeFollow(tx: Db, pair: Pair): Promise<NodeFollow | undefined> {
  const [row] = await tx.delete(nodeFollows).where(isPair(pair)).returning();
  return row;
}

const isOfTarget = (target: Followed) =>
  'channelId' in target
    ? eq(follows.channelId, target.channelId)
    : eq(follows.accountId, target.accountId);

/** The follow of an account, whatever became of it. */
export async function findAccountFollow(
  db: Db,
  { followerId, target }: { followerId: number; target: Followed },
) {
  const [found] = await db
    .select()
    .from(follows)
    .where(and(eq(follows.followerId, followerId), isOfTarget(target)));
  return found;
}
