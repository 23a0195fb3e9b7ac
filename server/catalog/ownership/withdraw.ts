import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { mayManage, type Viewer } from '../access.ts';
import { findChannelOwner } from '../channel-queries.ts';
import { findVideo } from '../video-queries.ts';
import { requirePending } from './answer.ts';
import { type Change, deleteChange, lockChange } from './change-queries.ts';

/**
 * Takes back what was asked: a video's by those who may change the video, a channel's by its owner. Fails with
 * `not_found`, with `forbidden` for others, and with `invalid` once it was answered.
 */
export const withdraw = (
  db: Db,
  which: { id: number; kind: 'video' | 'channel' },
  user: NonNullable<Viewer>,
) =>
  db.transaction(async (tx) => {
    const change = await lockChange(tx, which.id);
    if (!change) throw notFound('Ownership change');
    if (!(await mayWithdraw(tx, change, user)))
      throw forbidden('Only those who could ask may take it back.');
    requirePending(change, which);
    await deleteChange(tx, which.id);
  });

async function mayWithdraw(tx: Db, { videoId, channelId }: Change, user: NonNullable<Viewer>) {
  if (videoId !== null) {
    const row = await findVideo(tx, videoId);
    return row !== undefined && mayManage(user, row);
  }
  const owner = await findChannelOwner(tx, channelId!);
  return mayManage(user, { ownerUserId: owner?.id ?? null });
}
