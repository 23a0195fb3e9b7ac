import { and, eq, inArray } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { watchHistory } from '../social-tables.ts';

/** How far a user is in those of these videos that they began, in seconds. */
export const positionsAmong = (db: Db, videoIds: number[], userId: number) =>
  db
    .select({ videoId: watchHistory.videoId, currentTime: watchHistory.positionSeconds })
    .from(watchHistory)
    .where(and(eq(watchHistory.userId, userId), inArray(watchHistory.videoId, videoIds)));
