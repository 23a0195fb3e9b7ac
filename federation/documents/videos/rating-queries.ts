import { and, asc, eq, isNull } from 'drizzle-orm';

import { channels, videos } from '../../../server/catalog/tables.ts';
import { ratings } from '../../../server/engagement/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { findListed } from '../listed-queries.ts';
import { isWatchable } from '../open-queries.ts';
import type { Range } from '../paging.ts';

export type Rating = 'like' | 'dislike';

/** A page of who likes or dislikes a video, in the order they said so, and how many there are. */
export const findRatings = (db: Db, videoId: number, rating: Rating, range: Range | undefined) =>
  findListed(
    db,
    db
      .select({ url: ratings.url, account: { name: accounts.name, url: accounts.url } })
      .from(ratings)
      .innerJoin(accounts, eq(accounts.id, ratings.accountId))
      .where(and(eq(ratings.videoId, videoId), eq(ratings.rating, rating)))
      .$dynamic(),
    [asc(ratings.createdAt), asc(ratings.accountId)],
    range,
  );

/** An open video that an account of this node likes or dislikes. */
export async function findRatedVideo(db: Db, accountId: number, videoId: number, rating: Rating) {
  const [row] = await db
    .select({ uuid: videos.uuid, url: videos.url })
    .from(ratings)
    .innerJoin(videos, eq(videos.id, ratings.videoId))
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .where(
      and(
        eq(ratings.accountId, accountId),
        eq(ratings.videoId, videoId),
        eq(ratings.rating, rating),
        isNull(ratings.url),
        isWatchable(),
      ),
    );
  return row;
}
