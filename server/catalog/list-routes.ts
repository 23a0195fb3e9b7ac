import { Hono } from 'hono';

import { requireUser } from '../identity/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Database } from '../platform/db.ts';
import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { ListOf } from './actor-answers.ts';
import type { Origin } from './actor-json.ts';
import { CATALOG_CHANGES } from './change-queries.ts';
import { CATEGORIES, LICENCES, PRIVACIES } from './labels.ts';
import { ListQuery, OwnListQuery } from './list-query.ts';
import { OwnVideoSummary, VideoSummary } from './video-answers.ts';
import { ownList, publicList } from './video-lists.ts';

const LIST_SECONDS = 5;

/** Lists of videos. What everyone sees is kept as JSON for seconds, and dropped when any video changes. */
export async function listRoutes({
  database,
  publicUrl: node,
}: {
  database: Database;
  publicUrl: Origin;
}) {
  const { db } = database;
  const kept = createCache<string>({ ttlSeconds: LIST_SECONDS, maxKeys: 200 });
  await database.listen(CATALOG_CHANGES, () => kept.clear());

  return new Hono()
    .get(
      '/videos',
      operation('Videos everyone may see', { tag: 'Video', answer: ListOf(VideoSummary) }),
      parse('query', ListQuery),
      async (c) => {
        const page = c.req.valid('query');
        const json = await kept.remember(JSON.stringify(page), async () =>
          JSON.stringify(await publicList(db, node, page)),
        );
        return c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' });
      },
    )
    .get(
      '/users/me/videos',
      operation('My videos', { tag: 'My User', answer: ListOf(OwnVideoSummary) }),
      requireUser,
      parse('query', OwnListQuery),
      async (c) => c.json(await ownList(db, node, c.var.user.accountId, c.req.valid('query'))),
    )
    .get('/videos/categories', (c) => c.json(CATEGORIES))
    .get('/videos/licences', (c) => c.json(LICENCES))
    .get('/videos/privacies', (c) => c.json(PRIVACIES));
}
