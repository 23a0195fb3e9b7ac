import { eq } from 'drizzle-orm';

import { tellingCounts } from '../catalog/index.ts';
import { channels, videos } from '../catalog/tables.ts';
import { users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';

/**
 * Locks a video's counters, before any other row of a comment or rating: whoever changes them waits here, so that no two
 * of them wait for each other, and what is remembered of the old counts is dropped in the end. Tells whose it is; undefined
 * once the video is gone.
 */
export async function lockCounters(tx: Db, videoId: number) {
  const [video] = await tx
    .select({
      id: videos.id,
      url: videos.url,
      commentsPolicy: videos.commentsPolicy,
      ownerAccountId: channels.accountId,
      ownerUserId: users.id,
      told: tellingCounts(),
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(users, eq(users.accountId, channels.accountId))
    .where(eq(videos.id, videoId))
    .for('no key update', { of: videos });
  return video;
}
