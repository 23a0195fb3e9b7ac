import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import { type PlaylistRow, findPlaylist } from './queries.ts';
import { PlaylistPrivacy, PlaylistType } from './video-playlist.ts';

type Known = Pick<PlaylistRow, 'ownerUserId' | 'playlist'>;

/** Its owner, and the node's moderators. What somebody wants to watch later is theirs alone. */
export const mayChange = (viewer: Viewer, row: Known): boolean =>
  viewer !== undefined &&
  (viewer.id === row.ownerUserId ||
    (viewer.role !== 'user' && row.playlist.type === PlaylistType.regular));

/** Whether a viewer who asks for the playlist by this name gets it. An unlisted one has no number. */
function mayRead(viewer: Viewer, row: Known, id: string): boolean {
  const { privacy } = row.playlist;
  if (privacy === PlaylistPrivacy.unlisted) return !/^\d+$/.test(id);
  return privacy === PlaylistPrivacy.public || mayChange(viewer, row);
}

/** The playlist, if the viewer may read it; fails with `not_found`. */
export async function findReadable(db: Db, id: string, viewer: Viewer) {
  const row = await findPlaylist(db, id);
  if (!row || !mayRead(viewer, row, id)) throw notFound('Playlist');
  return row;
}

/** The playlist, if the user may change it; fails with `forbidden`, or with `not_found` for somebody else's private one. */
export async function findChangeable(db: Db, id: string, user: NonNullable<Viewer>) {
  const row = await findPlaylist(db, id);
  if (row?.playlist.url != null) throw forbidden('This playlist is of another node.');
  if (row && mayChange(user, row)) return row;
  if (!row || row.playlist.privacy === PlaylistPrivacy.private) throw notFound('Playlist');
  throw forbidden('This playlist is not yours.');
}
