import { Hono } from 'hono';
import * as z from 'zod';

import { findChapters, findVideoHead, requireFilter, VideoListQuery } from '../../catalog/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import { notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { FRESH, type Node } from '../answer.ts';
import { findChannelById } from '../queries.ts';
import { Id } from '../scope.ts';
import { COUNT } from '../videos/video-feed.ts';
import { findEpisodes } from './find-episodes.ts';
import { writePodcast } from './podcast.ts';

const PodcastQuery = VideoListQuery.extend({ videoChannelId: Id, count: COUNT });

const OfChapters = z.object({
  file: z.string().regex(/^[0-9a-f-]{36}\.json$/, 'Should be the UUID of a video, and .json'),
});

/** Channels as podcasts (contract § getVideosPodcastFeed), and the chapters of their episodes beside them. */
export const podcastRoutes = (node: Node) =>
  new Hono()
    .get('/feeds/podcast/videos.xml', parse('query', PodcastQuery), async (c) => {
      const { videoChannelId, skipCount: _, ...list } = c.req.valid('query');
      requireFilter(undefined, list);
      const channel = await findChannelById(node.db, videoChannelId);
      if (channel?.host !== null) throw notFound('Video channel'); // one of another node is a podcast there
      const [episodes, { instance }] = await Promise.all([
        findEpisodes(node, channel, list),
        instanceConfig(node.db),
      ]);
      const { origin, host } = node.publicUrl;
      const address = `${origin}${c.req.path}${new URL(c.req.url).search}`;
      const publisher = instance.name || host;
      return c.body(writePodcast(node.publicUrl, { address, publisher, channel, episodes }), 200, {
        ...FRESH,
        'content-type': 'application/rss+xml; charset=utf-8',
      });
    })
    .get('/feeds/podcast/chapters/:file', parse('param', OfChapters), async (c) => {
      const video = await findVideoHead(node.db, c.req.valid('param').file.slice(0, -5));
      if (!video?.isListed) throw notFound('Video');
      const chapters = await findChapters(node.db, video.id);
      const body = {
        version: '1.2.0',
        chapters: chapters.map(({ timecode, title }) => ({ startTime: timecode, title })),
      };
      return c.body(JSON.stringify(body), 200, {
        ...FRESH,
        'content-type': 'application/json+chapters; charset=utf-8',
      });
    });
