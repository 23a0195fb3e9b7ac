import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import { ActivityAction, recordPlaylistActivity } from '../activities/activity.ts';
import { requireRunChannel } from '../collaboration/run-channels.ts';
import { countOfOwner, insertPlaylist } from './change-queries.ts';
import { nextPlaceInChannel, requireChannelIfPublic } from './channel.ts';
import type { NewPlaylistForm } from './forms.ts';
import { lockChannels } from './owner-queries.ts';
import { recordThumbnails, storeThumbnails } from './thumbnails.ts';
import { MAX_PLAYLISTS_PER_ACCOUNT, PlaylistPrivacy, PlaylistType } from './video-playlist.ts';

/**
 * Creates a playlist in the name of an account: its own or, in a channel it helps to run, of whose that is. Fails with
 * `invalid` for a public one without a channel, and as `requireRunChannel`.
 */
export async function createPlaylist(
  { db, storage }: { db: Db; storage: Storage },
  creatorId: number,
  { thumbnailfile, videoChannelId, ...form }: NewPlaylistForm,
) {
  const channelId = videoChannelId ?? null;
  requireChannelIfPublic(form.privacy, channelId);
  const channel =
    channelId === null ? undefined : await requireRunChannel(db, channelId, creatorId);
  const accountId = channel?.accountId ?? creatorId;
  if ((await countOfOwner(db, accountId)) >= MAX_PLAYLISTS_PER_ACCOUNT)
    throw invalid('displayName', `There are ${MAX_PLAYLISTS_PER_ACCOUNT} playlists already`);
  const stored = thumbnailfile && (await storeThumbnails(storage, thumbnailfile));
  return db.transaction(async (tx) => {
    if (channelId !== null) await lockChannels(tx, [channelId]);
    const created = await insertPlaylist(tx, {
      ...form,
      description: form.description ?? null,
      accountId,
      channelId,
      channelPosition: channelId === null ? null : await nextPlaceInChannel(tx, channelId),
      type: PlaylistType.regular,
      ...(stored && { thumbnails: await recordThumbnails(tx, stored) }),
    });
    const playlist = { ...created, channelId, displayName: form.displayName };
    await recordPlaylistActivity(tx, ActivityAction.create, playlist, creatorId);
    return created;
  });
}

/** The playlist every user has from the start. */
export async function createWatchLater(tx: Db, accountId: number): Promise<void> {
  await insertPlaylist(tx, {
    accountId,
    displayName: 'Watch later',
    privacy: PlaylistPrivacy.private,
    type: PlaylistType.watchLater,
  });
}
