import { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod';

import { createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { sitemap, sitemapPart } from './sitemap.ts';

const KEPT_SECONDS = 600;
const Query = z.object({ part: z.coerce.number().int().min(0).max(50_000).optional() });

/** The pages of the node, for search engines. */
export function sitemapRoutes(node: { db: Db; publicUrl: URL }) {
  const kept = createCache<string>({ ttlSeconds: KEPT_SECONDS, maxKeys: 10 });
  return new Hono().get('/sitemap.xml', etag(), parse('query', Query), async (c) => {
    const { part } = c.req.valid('query');
    const xml = await kept.remember(String(part), () =>
      part === undefined ? sitemap(node) : sitemapPart(node, part),
    );
    return c.body(xml, 200, {
      'content-type': 'application/xml',
      'cache-control': 'max-age=86400',
    });
  });
}
