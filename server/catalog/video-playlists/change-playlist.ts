import type { Role } from '../../identity/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import { ActivityAction, recordPlaylistActivity } from '../activities/activity.ts';
import { channelsRunBy, requireRunChannel } from '../collaboration/run-channels.ts';
import { deletePlaylistRow, updatePlaylist } from './change-queries.ts';
import { leavePlaceInChannel, moveToChannel, requireChannelIfPublic } from './channel.ts';
import type { PlaylistChange } from './forms.ts';
import { lockChannels } from './owner-queries.ts';
import { lockPlaylist, type PlaylistRow } from './queries.ts';
import { recordThumbnails, storeThumbnails } from './thumbnails.ts';
import { PlaylistType } from './video-playlist.ts';

type By = { accountId: number; role: Role };

/** Changes what is given, leaves the rest, in the name of a user. Fails with `invalid`, `not_found` or `forbidden`. */
export async function changePlaylist(
  { db, storage }: { db: Db; storage: Storage },
  { playlist }: PlaylistRow,
  { thumbnailfile, videoChannelId, ...form }: PlaylistChange,
  user: By,
): Promise<void> {
  requireRegular(playlist);
  const channel =
    videoChannelId != null && videoChannelId !== playlist.channelId
      ? await targetFor(db, playlist, { channelId: videoChannelId, user })
      : undefined;
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
      ...(channel && { accountId: channel.accountId }), // it is of whose its channel is
      ...(stored && { thumbnails: await recordThumbnails(tx, stored) }),
    });
    const { displayName = before.displayName } = form;
    await recordChange(tx, { ...before, displayName }, channelId, user.accountId);
  });
}

const isElsewhere = () =>
  invalid('videoChannelId', 'Should be a channel of the account of this playlist');

type Target = { channelId: number; user: By };

/**
 * The channel a playlist goes to: one that is run by who changes it or, for a moderator, by its account. Nothing is forbidden
 * to moderators: what is wrong with another channel is that it is not of that account.
 */
async function targetFor(db: Db, playlist: Playlist, { channelId, user }: Target) {
  const run = await channelsRunBy(db, user.accountId);
  const isRun = run.some(({ id }) => id === playlist.channelId);
  const mover = isRun ? user.accountId : playlist.accountId;
  return requireRunChannel(db, channelId, mover, user.role === 'user' ? undefined : isElsewhere);
}

/** Both channels tell of a playlist that goes from one to the other. */
async function recordChange(tx: Db, before: Playlist, channelId: number | null, accountId: number) {
  const { leaveChannel, joinChannel, update } = ActivityAction;
  if (channelId === before.channelId) return recordPlaylistActivity(tx, update, before, accountId);
  await recordPlaylistActivity(tx, leaveChannel, before, accountId);
  await recordPlaylistActivity(tx, joinChannel, { ...before, channelId }, accountId);
}

/** Deletes a playlist, in the name of an account; its pictures go once this has committed. */
export async function deletePlaylist(
  db: Db,
  { playlist }: PlaylistRow,
  accountId: number,
): Promise<void> {
  requireRegular(playlist);
  await db.transaction(async (tx) => {
    const before = await lockWithChannels(tx, playlist);
    for (const { key } of before.thumbnails) await forgetBlob(tx, key);
    await deletePlaylistRow(tx, playlist.id);
    await recordPlaylistActivity(tx, ActivityAction.delete, before, accountId);
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
