import { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod';

import { CATALOG_CHANGES } from '../../catalog/index.ts';
import { createCache } from '../../platform/cache.ts';
import type { Database, Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { sitemap, sitemapPart } from './sitemap.ts';

const KEPT_SECONDS = 600;
const Query = z.object({ part: z.coerce.number().int().min(0).max(50_000).optional() });

type Node = { db: Db; database: Database; publicUrl: URL };

/** The pages of the node, for search engines: kept for ten minutes, or until one of them changes. */
export async function sitemapRoutes(node: Node) {
  const kept = createCache<string>({ ttlSeconds: KEPT_SECONDS, maxKeys: 10 });
  await node.database.listen(CATALOG_CHANGES, () => kept.clear());
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
