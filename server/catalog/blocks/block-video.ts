import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { announceChange } from '../change-queries.ts';
import { videoBlocked, videoPublished, videoQuarantined, videoUnblocked } from '../events.ts';
import { lockCurrent, type SetRef } from '../publishing/publish.ts';
import { lockVideo } from '../video-queries.ts';
import { VideoState } from '../video.ts';
import { type Block, deleteBlock, findBlock, putBlock } from './block-queries.ts';

/** Why a video is out of sight; the numbers are the contract's. */
export const BlockType = { byModerator: 1, beforeReview: 2 } as const;
export type BlockType = (typeof BlockType)[keyof typeof BlockType];

type NewBlock = { type: BlockType; reason?: string | null; unfederated?: boolean };

/** Takes a video out of sight: lists drop it and its files stop as soon as this commits. Safe to repeat. */
export async function blockVideo(
  tx: Db,
  video: { id: number; uuid: string },
  { type, reason = null, unfederated = false }: NewBlock,
): Promise<void> {
  await putBlock(tx, video.id, { type, reason, unfederated });
  await announceChange(tx, video.uuid);
}

/**
 * Takes a video out of sight until a moderator lets it in, with the reason its owner reads. What a moderator has blocked
 * stays as they said. Fails with `not_found` once the video is deleted or has another source.
 */
export async function holdForReview(tx: Db, set: SetRef, reason: string): Promise<void> {
  const video = await lockCurrent(tx, set);
  const block = await findBlock(tx, video.id);
  if (block?.type === BlockType.byModerator) return;
  await blockVideo(tx, video, { type: BlockType.beforeReview, reason });
  await emit(tx, videoBlocked, { videoId: video.id });
  await emit(tx, videoQuarantined, { videoId: video.id });
}

/**
 * Brings a video back into sight, and returns the block that ended, if there was one. A video that was never seen is
 * published by this.
 */
export async function unblockVideo(tx: Db, videoId: number): Promise<Block | undefined> {
  const video = await lockVideo(tx, videoId);
  const block = video && (await deleteBlock(tx, videoId));
  if (!block) return undefined;
  await emit(tx, videoUnblocked, { videoId, blockId: block.id });
  if (block.type === BlockType.beforeReview && video.state === VideoState.published) {
    await emit(tx, videoPublished, { videoId, wasAwaited: true });
  }
  await announceChange(tx, video.uuid);
  return block;
}
