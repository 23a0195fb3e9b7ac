import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import { countOfOwner, insertPlaylist } from './change-queries.ts';
import { nextPlaceInChannel, requireChannelIfPublic, requireOwnChannel } from './channel.ts';
import type { NewPlaylistForm } from './forms.ts';
import { lockChannels } from './owner-queries.ts';
import { recordThumbnails, storeThumbnails } from './thumbnails.ts';
import { MAX_PLAYLISTS_PER_ACCOUNT, PlaylistPrivacy, PlaylistType } from './video-playlist.ts';

/** Creates a playlist of an account. Fails with `invalid` over its channel. */
export async function createPlaylist(
  { db, storage }: { db: Db; storage: Storage },
  accountId: number,
  { thumbnailfile, videoChannelId, ...form }: NewPlaylistForm,
) {
  const channelId = videoChannelId ?? null;
  requireChannelIfPublic(form.privacy, channelId);
  if (channelId !== null) await requireOwnChannel(db, channelId, accountId);
  if ((await countOfOwner(db, accountId)) >= MAX_PLAYLISTS_PER_ACCOUNT)
    throw invalid('displayName', `You have ${MAX_PLAYLISTS_PER_ACCOUNT} playlists already`);
  const stored = thumbnailfile && (await storeThumbnails(storage, thumbnailfile));
  return db.transaction(async (tx) => {
    if (channelId !== null) await lockChannels(tx, [channelId]);
    return insertPlaylist(tx, {
      ...form,
      description: form.description ?? null,
      accountId,
      channelId,
      channelPosition: channelId === null ? null : await nextPlaceInChannel(tx, channelId),
      type: PlaylistType.regular,
      ...(stored && { thumbnails: await recordThumbnails(tx, stored) }),
    });
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
