import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { recordVideoMove } from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { findChannelById } from '../channel-queries.ts';
import { requireFreeQuota } from '../quota.ts';
import { lockVideo, updateVideo } from '../video-queries.ts';
import type { Change } from './change-queries.ts';

type NextOwner = Pick<User, 'id' | 'accountId' | 'quotaBytes' | 'quotaDailyBytes'>;

/**
 * Moves a video into a channel of its next owner. Fails with `invalid` when there is no such channel or whoever gave
 * the video owns it no more, with `forbidden` for a channel of somebody else, and with `quota_reached`.
 */
export async function takeVideo(tx: Db, change: Change, user: NextOwner, channelId: number) {
  const target = await findChannelById(tx, channelId);
  if (!target) throw invalid('channelId', 'There is no such channel');
  if (target.accountId !== user.accountId) throw forbidden('This channel is not yours.');
  const video = change.videoId === null ? undefined : await lockVideo(tx, change.videoId);
  if (!video) throw notFound('Video');
  const source = await findChannelById(tx, video.channelId);
  if (source?.accountId !== change.initiatorId)
    throw invalid('id', 'Who asked you owns this video no more');
  await requireFreeQuota(tx, user, video.sourceBytes);
  await updateVideo(tx, video.id, { channelId });
  await recordVideoMove(tx, video, channelId, user.accountId);
  await announceChange(tx, video.uuid);
}
