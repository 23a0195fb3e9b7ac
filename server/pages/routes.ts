import { join } from 'node:path';

import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { findVideoHead } from '../catalog/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { metas } from './markup.ts';
import { oembed } from './oembed.ts';
import { PAGE_HEADERS } from './policy.ts';
import { openRootFiles } from './root-files.ts';
import { type Head, openShell } from './shell.ts';
import { type VideoHead, videoTags } from './video-head.ts';
import { watchedId, watchedIdOfUrl } from './watch-path.ts';

const CLIENT = join(import.meta.dirname, '../../client/dist');
const CLIENT_PATH = /^\/(?:(?:upload|login|my(?:\/.*)?)\/?)?$/;
const PROGRAMS_PATH = /^\/(?:api|assets|download|lazy-static|services|static|\.well-known)(?:\/|$)/;

const HOME: Head = { title: 'Tributary', tags: [] };
const NOTHING_HERE: Head = {
  title: 'Nothing here · Tributary',
  tags: metas('name', { robots: 'noindex' }),
};
const OEmbedQuery = z.object({ url: z.string().max(2000), format: z.literal('json').optional() });

/** Everything that is not the API: the client's page with the head of what it will show, and the files beside it. */
export function pagesRoutes({ db, publicUrl }: { db: Db; publicUrl: URL }) {
  const heads = createCache<{ video: VideoHead | undefined }>({ ttlSeconds: 5, maxKeys: 1000 });
  const findHead = async (id: string | undefined) => {
    if (id === undefined) return undefined;
    return (await heads.remember(id, async () => ({ video: await findVideoHead(db, id) }))).video;
  };
  const page = renderer(join(CLIENT, 'index.html'));
  const findRootFile = openRootFiles(CLIENT);

  return new Hono()
    .get('/services/oembed', parse('query', OEmbedQuery), async (c) => {
      const video = await findHead(watchedIdOfUrl(c.req.valid('query').url, publicUrl));
      if (!video) throw notFound('Video');
      return c.json(oembed(publicUrl, video), 200, { 'access-control-allow-origin': '*' });
    })
    .get('*', async (c) => {
      const { path } = c.req;
      if (PROGRAMS_PATH.test(path)) throw notFound('Route');
      if (CLIENT_PATH.test(path)) return page(c, 200, HOME);
      const file = await findRootFile(path);
      if (file) return c.body(file.body, 200, fileHeaders(file.mediaType));
      const video = await findHead(watchedId(path));
      if (!video) return page(c, 404, NOTHING_HERE); // the same for a video that is hidden and for none
      const title = `${video.name} · Tributary`;
      return page(c, 200, { title, tags: videoTags(publicUrl, video) });
    })
    .all('*', () => {
      throw notFound('Route');
    });
}

function renderer(file: string) {
  const shell = openShell(file);
  return async (c: Context, status: 200 | 404, head: Head) => {
    const html = await shell.render(head);
    if (html !== undefined) return c.body(html, status, PAGE_HEADERS);
    const advice = 'The client of this node is not built yet. `npm start` builds it.\n';
    return c.text(advice, 503, { 'retry-after': '10' });
  };
}

const fileHeaders = (mediaType: string) => ({
  'content-type': mediaType,
  'cache-control': 'public, max-age=3600',
  'x-content-type-options': 'nosniff',
});
