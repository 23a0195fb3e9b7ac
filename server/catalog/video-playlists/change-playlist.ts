import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import { deletePlaylistRow, updatePlaylist } from './change-queries.ts';
import {
  leavePlaceInChannel,
  moveToChannel,
  requireChannelIfPublic,
  requireOwnChannel,
} from './channel.ts';
import type { PlaylistChange } from './forms.ts';
import { lockChannels } from './owner-queries.ts';
import { lockPlaylist, type PlaylistRow } from './queries.ts';
import { recordThumbnails, storeThumbnails } from './thumbnails.ts';
import { PlaylistType } from './video-playlist.ts';

/** Changes what is given, leaves the rest. Fails with `invalid` or `not_found`. */
export async function changePlaylist(
  { db, storage }: { db: Db; storage: Storage },
  { playlist }: PlaylistRow,
  { thumbnailfile, videoChannelId, ...form }: PlaylistChange,
): Promise<void> {
  requireRegular(playlist);
  if (videoChannelId != null) await requireOwnChannel(db, videoChannelId, playlist.accountId);
  const stored = thumbnailfile && (await storeThumbnails(storage, thumbnailfile));
  await db.transaction(async (tx) => {
    const before = await lockWithChannels(tx, playlist, videoChannelId);
    const channelId = videoChannelId === undefined ? before.channelId : videoChannelId;
    requireChannelIfPublic(form.privacy ?? before.privacy, channelId);
    if (channelId !== before.channelId) await moveToChannel(tx, before, channelId);
    if (stored) for (const { key } of before.thumbnails) await forgetBlob(tx, key);
    const given = Object.entries(form).filter(([, value]) => value !== undefined);
    await updatePlaylist(tx, playlist.id, {
      ...Object.fromEntries(given),
      ...(stored && { thumbnails: await recordThumbnails(tx, stored) }),
    });
  });
}

/** Deletes a playlist; its pictures go once this has committed. */
export async function deletePlaylist(db: Db, { playlist }: PlaylistRow): Promise<void> {
  requireRegular(playlist);
  await db.transaction(async (tx) => {
    const before = await lockWithChannels(tx, playlist);
    for (const { key } of before.thumbnails) await forgetBlob(tx, key);
    await deletePlaylistRow(tx, playlist.id);
    await leavePlaceInChannel(tx, before);
  });
}

type Playlist = PlaylistRow['playlist'];

/** Locks a playlist with the channel it is in and the one it goes to. Fails with `conflict` when it has just moved. */
async function lockWithChannels(tx: Db, { id, channelId }: Playlist, target?: number | null) {
  const involved = [channelId, target].filter((each) => each != null);
  if (involved.length > 0) await lockChannels(tx, involved);
  const playlist = await lockPlaylist(tx, id);
  if (!playlist) throw notFound('Playlist');
  if (playlist.channelId !== channelId)
    throw new Failure('conflict', 'The playlist was moved to another channel just now.');
  return playlist;
}

function requireRegular({ type }: Playlist) {
  if (type !== PlaylistType.regular)
    throw invalid('playlistId', 'The playlist of what to watch later always stays as it is');
}
