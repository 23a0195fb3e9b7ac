import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { MAX_ELEMENTS_PER_PLAYLIST } from '../video-playlists/video-playlist.ts';
import {
  deleteRemotePlaylist,
  findHome,
  insertRemotePlaylist,
  lockRemotePlaylist,
  type PlaylistRow,
  remotePlaylistsOf,
  replaceElements,
  updateRemotePlaylist,
} from './playlist-queries.ts';
import type { RemotePlaylistOfVideos } from './playlist.ts';

/**
 * Takes a playlist of another node in, or what is new of it; what is older than what is known changes nothing. Safe to
 * repeat. Fails with `forbidden` when it is not on the host of its account or its channel is somebody else's
 * (CVE-2025-32946), and with `conflict` when another playlist has its UUID.
 */
export async function takeRemotePlaylist(
  tx: Db,
  { elements, ...playlist }: RemotePlaylistOfVideos,
): Promise<PlaylistRow> {
  await requireHome(tx, playlist);
  const inserted = await insertRemotePlaylist(tx, playlist);
  const before = inserted ? undefined : await lockRemotePlaylist(tx, playlist.url);
  if (!inserted && before?.uuid !== playlist.uuid)
    throw new Failure('conflict', 'Another playlist has this UUID.');
  if (before && before.updatedAt > playlist.updatedAt) return before;
  const some = elements?.slice(0, MAX_ELEMENTS_PER_PLAYLIST);
  const taken = await updateRemotePlaylist(tx, { ...playlist, elements: some?.length });
  if (some) await replaceElements(tx, taken.id, some);
  return taken;
}

/** Forgets a playlist that is gone at its node. */
export async function forgetRemotePlaylist(tx: Db, url: string): Promise<void> {
  const playlist = await lockRemotePlaylist(tx, url);
  if (playlist) await forget(tx, playlist);
}

/** Forgets every playlist of an account of another node. */
export async function forgetPlaylistsOf(tx: Db, accountId: number): Promise<void> {
  for (const playlist of await remotePlaylistsOf(tx, accountId)) await forget(tx, playlist);
}

async function forget(tx: Db, { id, thumbnails }: PlaylistRow): Promise<void> {
  for (const { key } of thumbnails) await forgetBlob(tx, key);
  await deleteRemotePlaylist(tx, id);
}

type Placed = Pick<RemotePlaylistOfVideos, 'url' | 'accountId' | 'channelId'>;

async function requireHome(tx: Db, { url, accountId, channelId }: Placed): Promise<void> {
  const home = await findHome(tx, { accountId, channelId });
  if (!home?.accountUrl || hostOf(home.accountUrl) !== hostOf(url))
    throw new Failure('forbidden', 'A playlist is on the host of its account.');
  if (channelId !== null && home.channelAccountId !== accountId)
    throw new Failure('forbidden', 'A playlist is in a channel of its account.');
}

const hostOf = (url: string) => new URL(url).host;
