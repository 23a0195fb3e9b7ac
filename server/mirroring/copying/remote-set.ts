import { createHash } from 'node:crypto';

import type { RemotePlaylist } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { findRemoteVideo } from '../queries.ts';

/** The files of another node's video, as it tells of them. */
export type RemoteSet = {
  videoId: number;
  uuid: string;
  isLive: boolean;
  playlist: RemotePlaylist;
  /** Names this list of files: with another one, a copy is of something else. */
  filesDigest: string;
  /** As told; nobody has looked yet. */
  sizeBytes: number;
};

/** Undefined for a video of this node, and for one without files in HLS. */
export async function findRemoteSet(
  db: Db,
  by: { id: number } | { uuid: string },
): Promise<RemoteSet | undefined> {
  const found = await findRemoteVideo(db, by);
  const playlist = found?.playlists[0];
  if (!found || !playlist || playlist.files.length === 0) return undefined;
  const { id, uuid, isLive } = found.video;
  return {
    videoId: id,
    uuid,
    isLive,
    playlist,
    filesDigest: digestOf(playlist),
    sizeBytes: playlist.files.reduce((sum, { size }) => sum + size, 0),
  };
}

function digestOf({ playlistUrl, files }: RemotePlaylist): string {
  const said = files.map(({ fileUrl, size }) => `${fileUrl} ${size}`).toSorted();
  return createHash('sha256')
    .update([playlistUrl, ...said].join('\n'))
    .digest('base64url');
}
