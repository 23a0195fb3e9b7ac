import { and, asc, eq, gt } from 'drizzle-orm';

import { videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';
import { ratings } from '../tables.ts';

type Page = { rating: 'like' | 'dislike'; afterId: number; count: number };

/** Videos an account has rated so, after the one with the id `afterId`; `id` is the video's. */
export const ratedVideos = (db: Db, accountId: number, { rating, afterId, count }: Page) =>
  db
    .select({
      id: videos.id,
      video: { uuid: videos.uuid, url: videos.url },
      createdAt: ratings.createdAt,
    })
    .from(ratings)
    .innerJoin(videos, eq(videos.id, ratings.videoId))
    .where(
      and(
        eq(ratings.accountId, accountId),
        eq(ratings.rating, rating),
        gt(ratings.videoId, afterId),
      ),
    )
    .orderBy(asc(ratings.videoId))
    .limit(count);
