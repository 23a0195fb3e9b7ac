import { and, between, eq, gt, type SQL, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { playlistElements, videoPlaylists } from '../playlist-tables.ts';
import type { Reordering } from './forms.ts';

/**
 * The new position of each row between the block's old place and its new one, or undefined when nothing moves. The block
 * goes one way, and what it passes goes the other way by the block's length.
 */
function moved(
  position: typeof playlistElements.position | typeof videoPlaylists.channelPosition,
  order: Reordering,
) {
  const { startPosition: first, insertAfterPosition: after, reorderLength: length } = order;
  const last = first + length - 1;
  if (after >= first - 1 && after <= last) return undefined;
  const down = after > last;
  const blockBy = down ? after - last : after + 1 - first;
  const passedBy = down ? -length : length;
  const value: SQL<number> = sql`case when ${position} between ${first}::int and ${last}::int
    then ${position} + ${blockBy}::int else ${position} + ${passedBy}::int end`;
  const touched = between(position, Math.min(first, after + 1), Math.max(last, after));
  return { value, touched };
}

/** Moves a block of elements. The caller holds the playlist's lock and has checked the limits. */
export async function reorderElements(tx: Db, playlistId: number, order: Reordering) {
  const change = moved(playlistElements.position, order);
  if (!change) return;
  await tx
    .update(playlistElements)
    .set({ position: change.value })
    .where(and(eq(playlistElements.playlistId, playlistId), change.touched));
}

/** Moves a block of a channel's playlists. The caller holds the channel's lock and has checked the limits. */
export async function reorderPlaylists(tx: Db, channelId: number, order: Reordering) {
  const change = moved(videoPlaylists.channelPosition, order);
  if (!change) return;
  await tx
    .update(videoPlaylists)
    .set({ channelPosition: change.value })
    .where(and(eq(videoPlaylists.channelId, channelId), change.touched));
}

/** Closes the hole an element has left. */
export const closeElementGap = (tx: Db, playlistId: number, position: number) =>
  tx
    .update(playlistElements)
    .set({ position: sql`${playlistElements.position} - 1` })
    .where(
      and(eq(playlistElements.playlistId, playlistId), gt(playlistElements.position, position)),
    );

/** Closes the hole a playlist has left in its channel. */
export const closePlaylistGap = (tx: Db, channelId: number, position: number) =>
  tx
    .update(videoPlaylists)
    .set({ channelPosition: sql`${videoPlaylists.channelPosition} - 1` })
    .where(
      and(eq(videoPlaylists.channelId, channelId), gt(videoPlaylists.channelPosition, position)),
    );
