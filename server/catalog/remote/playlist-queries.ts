import { and, eq, isNotNull } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { playlistElements, videoPlaylists } from '../playlist-tables.ts';
import { channels } from '../tables.ts';
import { PlaylistType } from '../video-playlists/video-playlist.ts';
import type { RemoteElement, RemotePlaylistOfVideos } from './playlist.ts';

export type PlaylistRow = typeof videoPlaylists.$inferSelect;
type Said = Omit<RemotePlaylistOfVideos, 'elements'>;

/** The id of an account, and whose the channel is. */
export async function findHome(tx: Db, of: { accountId: number; channelId: number | null }) {
  const [row] = await tx
    .select({ accountUrl: accounts.url, channelAccountId: channels.accountId })
    .from(accounts)
    .leftJoin(channels, eq(channels.id, of.channelId ?? 0))
    .where(eq(accounts.id, of.accountId));
  return row;
}

/** Undefined when its URL or UUID is known already. */
export async function insertRemotePlaylist(tx: Db, playlist: Said) {
  const [row] = await tx
    .insert(videoPlaylists)
    .values({ ...playlist, type: PlaylistType.regular })
    .onConflictDoNothing()
    .returning({ id: videoPlaylists.id });
  return row;
}

export async function lockRemotePlaylist(tx: Db, url: string): Promise<PlaylistRow | undefined> {
  const [row] = await tx
    .select()
    .from(videoPlaylists)
    .where(eq(videoPlaylists.url, url))
    .for('update');
  return row;
}

export async function updateRemotePlaylist(
  tx: Db,
  { elements, ...said }: Said & { elements: number | undefined },
): Promise<PlaylistRow> {
  const [row] = await tx
    .update(videoPlaylists)
    .set({ ...said, ...(elements !== undefined && { elements }) })
    .where(eq(videoPlaylists.url, said.url))
    .returning();
  return row!;
}

/** Puts these in place of what is in a playlist, in their order. */
export async function replaceElements(tx: Db, playlistId: number, elements: RemoteElement[]) {
  await tx.delete(playlistElements).where(eq(playlistElements.playlistId, playlistId));
  if (elements.length === 0) return;
  const rows = elements.map((element, n) => ({ ...element, playlistId, position: n + 1 }));
  await tx.insert(playlistElements).values(rows);
}

export const remotePlaylistsOf = (tx: Db, accountId: number): Promise<PlaylistRow[]> =>
  tx
    .select()
    .from(videoPlaylists)
    .where(and(eq(videoPlaylists.accountId, accountId), isNotNull(videoPlaylists.url)));

export const deleteRemotePlaylist = (tx: Db, id: number) =>
  tx.delete(videoPlaylists).where(eq(videoPlaylists.id, id));
