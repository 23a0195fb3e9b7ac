import { and, asc, eq, inArray, isNull } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { findListed } from '../documents/listed-queries.ts';
import type { Range } from '../documents/paging.ts';
import { actors } from '../tables.ts';
import { boosts } from './tables.ts';

/** What is boosted: a video, or a comment of this node. */
export type Boosted = { videoId: number } | { commentId: number };

const isOf = (boosted: Boosted) =>
  'videoId' in boosted
    ? eq(boosts.videoId, boosted.videoId)
    : eq(boosts.commentId, boosted.commentId);

export async function isBoosted(db: Db, actorId: number, boosted: Boosted): Promise<boolean> {
  const [row] = await db
    .select({ url: boosts.url })
    .from(boosts)
    .where(and(eq(boosts.actorId, actorId), isOf(boosted)));
  return row !== undefined;
}

/** Writes a boost down, unless the same actor has another one of the same thing. Returns whether it is new. */
export const addBoost = async (
  tx: Db,
  boost: Boosted & { url: string; actorId: number },
): Promise<boolean> =>
  (await tx.insert(boosts).values(boost).onConflictDoNothing().returning({ url: boosts.url }))
    .length > 0;

/** Takes an actor's boost back. Returns whether there was one. */
export const removeBoost = async (tx: Db, actorId: number, boosted: Boosted): Promise<boolean> =>
  (
    await tx
      .delete(boosts)
      .where(and(eq(boosts.actorId, actorId), isOf(boosted)))
      .returning({ url: boosts.url })
  ).length > 0;

/** Takes back some of what an actor boosted. Returns how many that were, and the videos among it. */
export async function removeSomeBoosts(tx: Db, actorId: number, limit: number) {
  const some = tx
    .select({ url: boosts.url })
    .from(boosts)
    .where(eq(boosts.actorId, actorId))
    .limit(limit);
  const removed = await tx
    .delete(boosts)
    .where(inArray(boosts.url, some))
    .returning({ id: boosts.videoId });
  return { count: removed.length, videoIds: removed.flatMap(({ id }) => id ?? []) };
}

/** A page of who boosted something, the first first, and how many there are; who is gone does not count. */
export const findBoosts = (db: Db, boosted: Boosted, range: Range | undefined) =>
  findListed(
    db,
    db
      .select({ url: boosts.url })
      .from(boosts)
      .innerJoin(actors, eq(actors.id, boosts.actorId))
      .where(and(isOf(boosted), isNull(actors.goneAt)))
      .$dynamic(),
    [asc(boosts.createdAt), asc(boosts.url)],
    range,
  );
