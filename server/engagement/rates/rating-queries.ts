import { and, asc, count, desc, eq, sql } from 'drizzle-orm';

import type { Viewer } from '../../catalog/index.ts';
import { channels, videos } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { isKept } from '../kept-queries.ts';
import { ratings } from '../tables.ts';

/** What somebody may say of a video; `none` takes it back. */
export type Rating = 'like' | 'dislike' | 'none';

type OfVideo = { accountId: number; videoId: number };

export async function findRating(db: Db, { accountId, videoId }: OfVideo): Promise<Rating> {
  const [row] = await db
    .select({ rating: ratings.rating })
    .from(ratings)
    .where(and(eq(ratings.accountId, accountId), eq(ratings.videoId, videoId)));
  return row?.rating ?? 'none';
}

/** Writes a rating, whatever was there. */
export async function setRating(tx: Db, of: OfVideo, rating: Rating): Promise<void> {
  if (rating === 'none') {
    await tx
      .delete(ratings)
      .where(and(eq(ratings.accountId, of.accountId), eq(ratings.videoId, of.videoId)));
    return;
  }
  await tx
    .insert(ratings)
    .values({ ...of, rating })
    .onConflictDoUpdate({
      target: [ratings.accountId, ratings.videoId],
      set: { rating, updatedAt: sql`now()` },
    });
}

/** Some videos an account has rated. */
export const someRatedBy = async (db: Db, accountId: number, limit: number): Promise<number[]> =>
  (
    await db
      .select({ videoId: ratings.videoId })
      .from(ratings)
      .where(eq(ratings.accountId, accountId))
      .limit(limit)
  ).map(({ videoId }) => videoId);

/** Adds to a video's likes and dislikes. */
export const countRatings = (tx: Db, videoId: number, by: { likes: number; dislikes: number }) =>
  tx
    .update(videos)
    .set({
      likes: sql`greatest(${videos.likes} + ${by.likes}, 0)`,
      dislikes: sql`greatest(${videos.dislikes} + ${by.dislikes}, 0)`,
    })
    .where(eq(videos.id, videoId));

type Ratings = {
  accountId: number;
  rating?: Exclude<Rating, 'none'> | undefined;
  viewer: NonNullable<Viewer>;
};

const matches = ({ accountId, rating, viewer }: Ratings) =>
  and(eq(ratings.accountId, accountId), rating && eq(ratings.rating, rating), isKept(viewer));

/** A page of what an account rated, as far as the viewer finds the videos. */
export function ratingsOf(db: Db, which: Ratings, page: Page<'createdAt'>) {
  const direction = page.sort.descending ? desc : asc;
  return db
    .select({ videoId: ratings.videoId, rating: ratings.rating })
    .from(ratings)
    .innerJoin(videos, eq(videos.id, ratings.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(which))
    .orderBy(direction(ratings.createdAt), direction(ratings.videoId))
    .limit(page.count)
    .offset(page.start);
}

export async function countRatingsOf(db: Db, which: Ratings): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(ratings)
    .innerJoin(videos, eq(videos.id, ratings.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(matches(which));
  return row!.total;
}
