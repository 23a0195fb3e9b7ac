import { and, asc, count, desc, eq, ilike, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { likePattern } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Page } from '../../server/platform/page-query.ts';
import { isGoneActor } from '../delivery/index.ts';
import { actors, nodeFollows } from '../tables.ts';

const follower = alias(actors, 'follower');
const followed = alias(actors, 'followed');

const SORTS = {
  createdAt: nodeFollows.createdAt,
  id: nodeFollows.id,
  state: nodeFollows.state,
  score: nodeFollows.id, // every node that is there has the same: one that fails is tried again, not counted down
} as const;

export const FOLLOW_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];

/** Which follows: those of this node, or those by this node; `withGone`: those as well that count for nothing now. */
export type Which = {
  side: 'followers' | 'following';
  state?: 'pending' | 'accepted' | undefined;
  actorType?: 'Application' | 'Person' | 'Group' | undefined;
  search?: string | undefined;
  withGone: boolean;
};

function matches({ side, state, actorType, search, withGone }: Which): SQL | undefined {
  const [us, other] = side === 'followers' ? [followed, follower] : [follower, followed];
  return and(
    eq(us.type, 'Application'),
    isNull(us.host),
    withGone ? undefined : not(isGoneActor(other)),
    state && eq(nodeFollows.state, state),
    actorType && eq(other.type, actorType),
    search === undefined
      ? undefined
      : or(ilike(other.host, likePattern(search)), ilike(other.name, likePattern(search))),
  );
}

const joined = (db: Db) =>
  db
    .select({
      follow: nodeFollows,
      follower,
      followed,
      isOver: sql<boolean>`(${isGoneActor(follower)} or ${isGoneActor(followed)})`, // nobody is left of one side
    })
    .from(nodeFollows)
    .innerJoin(follower, eq(follower.id, nodeFollows.followerId))
    .innerJoin(followed, eq(followed.id, nodeFollows.followedId));

export type FollowRow = Awaited<ReturnType<typeof listFollows>>[number];

export function listFollows(db: Db, which: Which, page: Page<keyof typeof SORTS>) {
  const direction = page.sort.descending ? desc : asc;
  return joined(db)
    .where(matches(which))
    .orderBy(direction(SORTS[page.sort.field]), direction(nodeFollows.id))
    .limit(page.count)
    .offset(page.start);
}

export async function countFollows(db: Db, which: Which): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(nodeFollows)
    .innerJoin(follower, eq(follower.id, nodeFollows.followerId))
    .innerJoin(followed, eq(followed.id, nodeFollows.followedId))
    .where(matches(which));
  return row!.total;
}

/** The other end of a follow, by its name and host. */
export async function findFollow(
  db: Db,
  side: Which['side'],
  { name, host }: { name: string; host: string },
): Promise<FollowRow | undefined> {
  const other = side === 'followers' ? follower : followed;
  const [found] = await joined(db).where(
    and(matches({ side, withGone: true }), eq(other.name, name), eq(other.host, host)),
  );
  return found;
}
