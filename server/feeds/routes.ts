import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';

import type { Node } from './answer.ts';
import { commentFeedRoutes } from './comments/routes.ts';
import { podcastRoutes } from './podcast/routes.ts';
import { videoFeedRoutes } from './videos/routes.ts';

/** What is new, for feed readers and podcast apps. */
export const feedRoutes = (node: Node) =>
  new Hono()
    .use('/feeds/*', cors({ origin: '*' }))
    .use('/feeds/*', etag())
    .route('/', podcastRoutes(node))
    .route('/', videoFeedRoutes(node))
    .route('/', commentFeedRoutes(node));
