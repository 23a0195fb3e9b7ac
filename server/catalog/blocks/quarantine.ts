import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { videoQuarantined } from '../events.ts';
import { findPublisher } from './block-queries.ts';
import { blockVideo, BlockType } from './block-video.ts';

const NEEDS_NO_REVIEW = 1; // of a user's `adminFlags`

/** Keeps a new video out of sight until a moderator has seen it, where the node wants that of its publisher. */
export async function quarantine(
  tx: Db,
  video: { id: number; uuid: string; channelId: number },
): Promise<void> {
  const { autoBlacklist } = await instanceConfig(tx);
  if (!autoBlacklist.videos.ofUsers.enabled) return;
  const publisher = await findPublisher(tx, video.channelId);
  if (publisher?.role !== 'user' || publisher.adminFlags & NEEDS_NO_REVIEW) return;
  await blockVideo(tx, video, {
    type: BlockType.beforeReview,
    reason: 'Auto-blocked. Moderator review required.',
  });
  await emit(tx, videoQuarantined, { videoId: video.id });
}
