import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { detachFromChannel, lastPositionInChannel, updatePlaylist } from './change-queries.ts';
import { type Reordering, requireWithin } from './forms.ts';
import { lockChannels } from './owner-queries.ts';
import { closePlaylistGap, reorderPlaylists } from './reorder-queries.ts';
import { PlaylistPrivacy } from './video-playlist.ts';

/** A public playlist is one of a channel. */
export function requireChannelIfPublic(privacy: number, channelId: number | null) {
  if (privacy === PlaylistPrivacy.public && channelId === null)
    throw invalid('videoChannelId', 'A public playlist needs a channel');
}

/** The place behind the channel's last playlist. The caller holds the channel's lock. */
export const nextPlaceInChannel = async (tx: Db, channelId: number): Promise<number> =>
  (await lastPositionInChannel(tx, channelId)) + 1;

type Placed = { channelId: number | null; channelPosition: number | null };

/** Moves those behind forward, once a playlist has left its place. The caller holds the channel's lock. */
export async function leavePlaceInChannel(tx: Db, { channelId, channelPosition }: Placed) {
  if (channelId === null || channelPosition === null) return;
  await closePlaylistGap(tx, channelId, channelPosition);
}

/** Moves a playlist behind the last one of another channel, or out of all. The caller holds both channels' locks. */
export async function moveToChannel(
  tx: Db,
  playlist: Placed & { id: number },
  channelId: number | null,
) {
  const channelPosition = channelId === null ? null : await nextPlaceInChannel(tx, channelId);
  await updatePlaylist(tx, playlist.id, { channelId, channelPosition });
  await leavePlaceInChannel(tx, playlist);
}

/** Moves some neighbours among a channel's playlists. Fails with `invalid` when there are not as many. */
export const reorderChannel = (db: Db, channelId: number, order: Reordering) =>
  db.transaction(async (tx) => {
    await lockChannels(tx, [channelId]);
    requireWithin(await lastPositionInChannel(tx, channelId), order);
    await reorderPlaylists(tx, channelId, order);
  });

/** To be called before a channel is deleted: its playlists stay with their owner, and become private. */
export async function releasePlaylists(tx: Db, channelId: number): Promise<void> {
  await lockChannels(tx, [channelId]);
  await detachFromChannel(tx, channelId, PlaylistPrivacy.private);
}
