import { Hono } from 'hono';

import { optionalUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { ListedChannel, ListOf } from '../actor-answers.ts';
import { type Origin, ownedChannelJson } from '../actor-json.ts';
import { parseHandle } from '../actors/handle.ts';
import { respondJson, keepAnswers } from '../kept-answers.ts';
import { VideoPlaylists } from '../video-playlists/answers.ts';
import { FoundVideos } from './answers.ts';
import { searchChannels } from './channel-search-queries.ts';
import { findPlaylists } from './search-playlists.ts';
import { ChannelSearchQuery, PlaylistSearchQuery, SearchQuery } from './search-query.ts';
import { openVideoSearch } from './search-videos.ts';
import { channelHandleOf } from './target.ts';

const tag = 'Search';

/** Search of what this node knows. */
export const searchRoutes = async (node: { database: Database; publicUrl: Origin }) => {
  const {
    database: { db },
    publicUrl,
  } = node;
  const kept = await keepAnswers(node.database);
  const searchVideos = openVideoSearch(db, publicUrl);
  return new Hono()
    .get(
      '/search/videos',
      operation('Search videos', { tag, answer: FoundVideos }),
      parse('query', SearchQuery),
      optionalUser,
      async (c) => {
        const [viewer, query] = [c.var.user, c.req.valid('query')];
        const find = async () => JSON.stringify(await searchVideos(viewer, query));
        return respondJson(c, await (viewer ? find() : kept.remember(JSON.stringify(query), find)));
      },
    )
    .get(
      '/search/video-playlists',
      operation('Search playlists', { tag, answer: VideoPlaylists }),
      parse('query', PlaylistSearchQuery),
      optionalUser,
      async (c) => c.json(await findPlaylists(db, publicUrl, c.var.user, c.req.valid('query'))),
    )
    .get(
      '/search/video-channels',
      operation('Search channels', { tag, answer: ListOf(ListedChannel) }),
      parse('query', ChannelSearchQuery),
      optionalUser,
      async (c) => {
        const query = c.req.valid('query');
        const target = channelHandleOf(publicUrl, query.search);
        const named = target === undefined ? query.handles : [target].filter((name) => name !== '');
        const handles = named?.map((handle) => parseHandle(handle, publicUrl));
        const wanted = { viewer: c.var.user, query, handles };
        const rows = await searchChannels(db, publicUrl, wanted);
        const data = rows
          .slice(query.start, query.start + query.count)
          .map(({ channel, account }) => ownedChannelJson(publicUrl, channel, account));
        return c.json(listOf(data, rows.length));
      },
    );
};
