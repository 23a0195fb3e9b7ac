import { eq } from 'drizzle-orm';

import { announceCounts } from '../catalog/index.ts';
import { videos } from '../catalog/tables.ts';
import type { Db } from '../platform/db.ts';

/**
 * Locks a video's counters, before any other row of a comment or rating: whoever changes them waits here, so that no two
 * of them wait for each other, and what is remembered of the old counts is dropped in the end. Undefined once the video is gone.
 */
export async function lockCounters(tx: Db, videoId: number) {
  await announceCounts(tx);
  const [video] = await tx
    .select({ id: videos.id, commentsPolicy: videos.commentsPolicy })
    .from(videos)
    .where(eq(videos.id, videoId))
    .for('no key update');
  return video;
}
