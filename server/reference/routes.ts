import { Hono } from 'hono';
import type { RouterRoute } from 'hono/types';
import * as z from 'zod';

import { notFound } from '../platform/errors.ts';
import { parse } from '../platform/http.ts';
import { operation, operationsOf } from '../platform/operation.ts';
import { describeApi } from './open-api.ts';
import { REFERENCE_PAGE, REFERENCE_PAGE_HEADERS, referenceAsset } from './page.ts';

const VERSION = '1';
const tag = 'Reference';

type Reference = { publicUrl: URL; basePath: string; routes: () => RouterRoute[] };

/** The API about itself: its OpenAPI document, made from the routes when it is first asked for, and a page to try it. */
export function referenceRoutes({ publicUrl: { origin }, basePath, routes }: Reference) {
  let document: string | undefined;
  return new Hono()
    .get(
      '/openapi.json',
      operation('This API as an OpenAPI document', { tag, mediaType: 'application/json' }),
      (c) => {
        document ??= JSON.stringify(
          describeApi(operationsOf(routes()), { basePath, origin, version: VERSION }),
        );
        return c.body(document, 200, { 'content-type': 'application/json; charset=utf-8' });
      },
    )
    .get('/docs', operation('This API as a page', { tag, mediaType: 'text/html' }), (c) =>
      c.body(REFERENCE_PAGE, 200, REFERENCE_PAGE_HEADERS),
    )
    .get('/docs/:file', parse('param', z.object({ file: z.string() })), async (c) => {
      const asset = referenceAsset(c.req.valid('param').file);
      if (!asset) throw notFound('File');
      return c.body(await asset.read(), 200, {
        'content-type': asset.mediaType,
        'cache-control': 'public, max-age=3600',
        'x-content-type-options': 'nosniff',
      });
    });
}
