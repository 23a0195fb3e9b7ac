import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { requireRoomForChannel } from '../actors/change-channel.ts';
import { lockChannelCount } from '../actors/channel-change-queries.ts';
import { announceManyChanges } from '../change-queries.ts';
import { dropCollaborator, lockChannel } from '../collaboration/queries.ts';
import { requireFreeQuota } from '../quota.ts';
import { bytesOfChannel, type Change, setOwner } from './change-queries.ts';

type NextOwner = Pick<User, 'id' | 'accountId' | 'quotaBytes' | 'quotaDailyBytes'>;

/**
 * Makes a channel, its videos and its playlists the next owner's. Fails with `conflict` for the last channel of who
 * gives it, with `invalid` when they own it no more or the next owner has too many, and with `quota_reached`.
 */
export async function takeChannel(tx: Db, change: Change, user: NextOwner): Promise<void> {
  const channel = change.channelId === null ? undefined : await lockChannel(tx, change.channelId);
  if (!channel || channel.deletedAt) throw notFound('Video channel');
  if (channel.accountId !== change.initiatorId)
    throw invalid('id', 'Who asked you owns this channel no more');
  if ((await lockChannelCount(tx, change.initiatorId)) <= 1)
    throw new Failure('conflict', 'This is the last channel of who asked you');
  await requireRoomForChannel(tx, user.accountId);
  await requireFreeQuota(tx, user, await bytesOfChannel(tx, channel.id));
  await setOwner(tx, channel.id, user.accountId);
  await dropCollaborator(tx, channel.id, user.accountId);
  await announceManyChanges(tx);
}
