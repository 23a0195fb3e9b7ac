import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { playlistName, videoPlaylists } from '../playlist-tables.ts';
import { isListedPlaylist, withOwners } from '../video-playlists/queries.ts';
import { likenessOf } from './likeness-queries.ts';
import type { PlaylistSearchQuery } from './search-query.ts';

const MAX_FOUND = 300;

/**
 * Public playlists of channels this node has or follows, with something in them, whose names hold the text or are like it, the
 * likest first.
 */
export function searchPlaylists(db: Db, node: Origin, viewer: Viewer, query: PlaylistSearchQuery) {
  const name = playlistName(videoPlaylists.displayName);
  const { isLike, likeness } = likenessOf(query.search, name);
  const order = {
    match: likeness,
    displayName: name,
    createdAt: sql`${videoPlaylists.createdAt}`,
  }[query.sort.field];
  const host = query.host?.toLowerCase();
  return withOwners(db)
    .where(
      and(
        isListedPlaylist(viewer),
        gt(videoPlaylists.elements, 0),
        host === undefined ? undefined : eq(sql`coalesce(${accounts.host}, ${node.host})`, host),
        query.uuids && inArray(videoPlaylists.uuid, query.uuids),
        query.search ? isLike : undefined,
      ),
    )
    .orderBy(sql`${order} ${query.sort.descending ? sql`desc` : sql`asc`}`, desc(videoPlaylists.id))
    .limit(MAX_FOUND);
}
