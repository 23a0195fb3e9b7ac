import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { hidden, isGuess, type Viewer } from '../access.ts';
import { type PlaylistRow, findPlaylist } from './queries.ts';
import { PlaylistPrivacy, PlaylistType } from './video-playlist.ts';

type Known = Pick<PlaylistRow, 'ownerUserId' | 'editorUserIds' | 'playlist'>;

/** Its owner, those who help to run its channel, and the node's moderators. What somebody wants to watch later is theirs alone. */
const mayChange = (viewer: Viewer, row: Known): boolean =>
  viewer !== undefined &&
  (viewer.id === row.ownerUserId ||
    row.editorUserIds.includes(viewer.id) ||
    (viewer.role !== 'user' && row.playlist.type === PlaylistType.regular));

/**
 * The playlist, if the viewer may read it. Fails with `not_found`; of a private one called by its UUID with
 * `unauthorized_request` or `forbidden`. An unlisted one has no number.
 */
export async function findReadable(db: Db, id: string, viewer: Viewer) {
  const row = await findPlaylist(db, id);
  if (!row || isGuess(id, row.playlist)) throw notFound('Playlist');
  const isPrivate = row.playlist.privacy === PlaylistPrivacy.private;
  if (isPrivate && !mayChange(viewer, row)) throw hidden('Playlist', viewer, id);
  return row;
}

/** The playlist, if the user may change it. Fails with `forbidden`, and as `findReadable` for a private one. */
export async function findChangeable(db: Db, id: string, user: NonNullable<Viewer>) {
  const row = await findPlaylist(db, id);
  if (row?.playlist.url != null) throw forbidden('This playlist is of another node.');
  if (row && mayChange(user, row)) return row;
  if (!row) throw notFound('Playlist');
  if (row.playlist.privacy === PlaylistPrivacy.private) throw hidden('Playlist', user, id);
  throw forbidden('This playlist is not yours.');
}
