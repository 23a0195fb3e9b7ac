import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { listOf } from '../../platform/http.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { findReadable } from '../video-playlists/access.ts';
import { OfPlaylist } from '../video-playlists/forms.ts';
import { presentPlaylists } from '../video-playlists/lists.ts';
import { findPlaylistAt, type PlaylistRow } from '../video-playlists/queries.ts';
import { searchPlaylists } from './playlist-search-queries.ts';
import type { PlaylistSearchQuery } from './search-query.ts';
import { isOf, playlistTargetOf, type Target } from './target.ts';

/** A page of the playlists found by their names, or the one an address of this node names. */
export async function findPlaylists(
  db: Db,
  node: Origin,
  viewer: Viewer,
  query: PlaylistSearchQuery,
) {
  const target = playlistTargetOf(query.search);
  const rows =
    target === undefined
      ? await searchPlaylists(db, node, viewer, query)
      : await findTarget(db, node, target, viewer);
  const page = rows.slice(query.start, query.start + query.count);
  return listOf(await presentPlaylists(db, node, page), rows.length);
}

async function findTarget(
  db: Db,
  node: Origin,
  target: Target,
  viewer: Viewer,
): Promise<PlaylistRow[]> {
  const id = await idOf(db, target);
  if (!OfPlaylist.safeParse({ id }).success) return [];
  try {
    const row = await findReadable(db, id!, viewer);
    return isOf(target, node, row.playlist.url) ? [row] : [];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

const idOf = async (db: Db, { id, url }: Target) =>
  id ?? (await findPlaylistAt(db, url))?.playlist.uuid;
