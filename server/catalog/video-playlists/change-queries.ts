import { count, eq, max, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { playlistChanged } from '../events.ts';
import { playlistElements, videoPlaylists } from '../playlist-tables.ts';

export type PlaylistValues = typeof videoPlaylists.$inferInsert;

export async function insertPlaylist(tx: Db, values: PlaylistValues) {
  const [created] = await tx
    .insert(videoPlaylists)
    .values(values)
    .returning({ id: videoPlaylists.id, uuid: videoPlaylists.uuid });
  await emit(tx, playlistChanged, { playlistUuid: created!.uuid });
  return created!;
}

export async function updatePlaylist(tx: Db, playlistId: number, change: Partial<PlaylistValues>) {
  const updated = await tx
    .update(videoPlaylists)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(videoPlaylists.id, playlistId))
    .returning({ playlistUuid: videoPlaylists.uuid });
  for (const playlist of updated) await emit(tx, playlistChanged, playlist);
}

export async function deletePlaylistRow(tx: Db, playlistId: number) {
  const deleted = await tx
    .delete(videoPlaylists)
    .where(eq(videoPlaylists.id, playlistId))
    .returning({ playlistUuid: videoPlaylists.uuid });
  for (const playlist of deleted) await emit(tx, playlistChanged, playlist);
}

export const countOfOwner = async (tx: Db, accountId: number) =>
  (
    await tx
      .select({ total: count() })
      .from(videoPlaylists)
      .where(eq(videoPlaylists.accountId, accountId))
  )[0]!.total;

/** How many playlists a channel has; none without a channel. */
export const lastPositionInChannel = async (tx: Db, channelId: number) =>
  (
    await tx
      .select({ last: max(videoPlaylists.channelPosition) })
      .from(videoPlaylists)
      .where(eq(videoPlaylists.channelId, channelId))
  )[0]?.last ?? 0;

/** The playlists of a channel that goes become private: nothing is public without a channel. */
export const detachFromChannel = (tx: Db, channelId: number, privacy: number) =>
  tx
    .update(videoPlaylists)
    .set({ channelId: null, channelPosition: null, privacy, updatedAt: sql`now()` })
    .where(eq(videoPlaylists.channelId, channelId));

export async function insertElement(tx: Db, values: typeof playlistElements.$inferInsert) {
  const [created] = await tx
    .insert(playlistElements)
    .values(values)
    .returning({ id: playlistElements.id });
  return created!;
}

export const updateElement = (
  tx: Db,
  elementId: number,
  change: Partial<typeof playlistElements.$inferInsert>,
) =>
  tx
    .update(playlistElements)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(playlistElements.id, elementId));

export const deleteElementRow = (tx: Db, elementId: number) =>
  tx.delete(playlistElements).where(eq(playlistElements.id, elementId));
