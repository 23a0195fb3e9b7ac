import { and, eq, exists, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { watchHistory } from '../social-tables.ts';
import { videos } from '../tables.ts';

/** As many videos, the hottest, are weighed by what their viewer has watched. */
export const BEST_OF = 500;

const WATCHED_COSTS = 2; // as if there were a hundred times fewer likes, or it were a day older

/** How good a video is for a user: hot, and not seen already. */
export const goodness = (userId: number) =>
  sql`${videos.hot} - case when ${isWatched(userId)} then ${WATCHED_COSTS} else 0 end`;

const isWatched = (userId: number) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(watchHistory)
      .where(and(eq(watchHistory.videoId, videos.id), eq(watchHistory.userId, userId))),
  );
