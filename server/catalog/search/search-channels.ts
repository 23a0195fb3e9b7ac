import type { Db } from '../../platform/db.ts';
import { listOf } from '../../platform/http.ts';
import type { Viewer } from '../access.ts';
import { type Origin, ownedChannelJson } from '../actor-json.ts';
import { parseHandle } from '../actors/handle.ts';
import { searchChannels } from './channel-search-queries.ts';
import type { ChannelSearchQuery } from './search-query.ts';
import { channelHandleOf } from './target.ts';

/** A page of the channels found by their names, or the one an address or a handle names. */
export async function findChannels(
  db: Db,
  node: Origin,
  viewer: Viewer,
  query: ChannelSearchQuery,
) {
  const target = channelHandleOf(node, query.search);
  const named = target === undefined ? query.handles : [target].filter((name) => name !== '');
  const handles = named?.map((handle) => parseHandle(handle, node));
  const rows = await searchChannels(db, node, { viewer, query, handles });
  const data = rows
    .slice(query.start, query.start + query.count)
    .map(({ channel, account }) => ownedChannelJson(node, channel, account));
  return listOf(data, rows.length);
}
