import { join } from 'node:path';

import { type Context, Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { Mail } from '../platform/mail.ts';
import { oembedRoutes } from './embed/oembed-routes.ts';
import { createFinds } from './finds.ts';
import { headOf } from './head.ts';
import { metas } from './markup.ts';
import { parsePagePath } from './page-path.ts';
import { PAGE_HEADERS } from './policy.ts';
import { openRootFiles } from './root-files.ts';
import { type Head, openShell } from './shell.ts';
import { sitemapRoutes } from './sitemap/routes.ts';
import { wellKnownRoutes } from './well-known/routes.ts';

const CLIENT = join(import.meta.dirname, '../../client/dist');
const CLIENT_PATH = /^\/(?:(?:upload|login|my(?:\/.*)?)\/?)?$/;
const PROGRAMS_PATH =
  /^\/(?:api|assets|download|feeds|lazy-static|nodeinfo|services|static|\.well-known)(?:\/|$)/;

const HOME: Head = { title: 'Tributary', tags: [] };
const NOTHING_HERE: Head = {
  title: 'Nothing here · Tributary',
  tags: metas('name', { robots: 'noindex' }),
};

/** Everything that is not the API: the client's page with the head of what it will show, and the files beside it. */
export function pagesRoutes(node: { db: Db; publicUrl: URL; mail: Mail }) {
  const finds = createFinds(node);
  const page = renderer(join(CLIENT, 'index.html'));
  const findRootFile = openRootFiles(CLIENT);

  return new Hono()
    .route('/', wellKnownRoutes(node))
    .route('/', sitemapRoutes(node))
    .route('/', oembedRoutes({ ...node, finds }))
    .get('*', async (c) => {
      const { path } = c.req;
      if (PROGRAMS_PATH.test(path)) throw notFound('Route');
      if (CLIENT_PATH.test(path)) return page(c, 200, HOME);
      const file = await findRootFile(path);
      if (file) return c.body(file.body, 200, fileHeaders(file.mediaType));
      const shown = parsePagePath(path);
      const head = shown && (await headOf(node.publicUrl, finds, shown));
      if (!head) return page(c, 404, NOTHING_HERE); // the same for what is hidden and for what is not there
      return page(c, 200, { ...head, title: `${head.title} · Tributary` });
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
