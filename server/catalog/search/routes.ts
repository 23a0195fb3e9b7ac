import { Hono } from 'hono';

import { optionalUser } from '../../identity/index.ts';
import type { Database } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import type { LookUp } from '../../platform/look-up.ts';
import { operation } from '../../platform/operation.ts';
import { ListedChannel, ListOf } from '../actor-answers.ts';
import type { Origin } from '../actor-json.ts';
import { keepAnswers, respondJson, writeJson } from '../kept-answers.ts';
import { VideoPlaylists } from '../video-playlists/answers.ts';
import { FoundVideos } from './answers.ts';
import { openLookUp } from './look-up.ts';
import { findChannels } from './search-channels.ts';
import { findPlaylists } from './search-playlists.ts';
import { ChannelSearchQuery, PlaylistSearchQuery, SearchQuery } from './search-query.ts';
import { openVideoSearch } from './search-videos.ts';

const tag = 'Search';

type Node = { database: Database; publicUrl: Origin; lookUp?: LookUp | undefined };

/** Search of what this node knows, and of what an address names elsewhere. */
export const searchRoutes = async (node: Node) => {
  const {
    database: { db },
    publicUrl,
  } = node;
  const kept = await keepAnswers(node.database);
  const lookUp = openLookUp({ db, publicUrl, lookUp: node.lookUp });
  const searchVideos = await openVideoSearch(node.database, publicUrl);
  return new Hono()
    .get(
      '/search/videos',
      operation('Search videos', { tag, answer: FoundVideos }),
      parse('query', SearchQuery),
      optionalUser,
      async (c) => {
        const [viewer, query] = [c.var.user, c.req.valid('query')];
        await lookUp(viewer, query.search);
        const find = async () => writeJson(await searchVideos(viewer, query));
        return respondJson(c, await (viewer ? find() : kept.remember(JSON.stringify(query), find)));
      },
    )
    .get(
      '/search/video-playlists',
      operation('Search playlists', { tag, answer: VideoPlaylists }),
      parse('query', PlaylistSearchQuery),
      optionalUser,
      async (c) => {
        const query = c.req.valid('query');
        await lookUp(c.var.user, query.search);
        return c.json(await findPlaylists(db, publicUrl, c.var.user, query));
      },
    )
    .get(
      '/search/video-channels',
      operation('Search channels', { tag, answer: ListOf(ListedChannel) }),
      parse('query', ChannelSearchQuery),
      optionalUser,
      async (c) => {
        const query = c.req.valid('query');
        await lookUp(c.var.user, query.search);
        return c.json(await findChannels(db, publicUrl, c.var.user, query));
      },
    );
};
