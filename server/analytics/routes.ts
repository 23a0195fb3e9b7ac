import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { playbackRoutes } from './playback/routes.ts';
import { sourceRoutes } from './sources/routes.ts';
import { statsRoutes } from './stats/routes.ts';

/** How videos are watched, from where viewers come, and how well videos play. */
export const analyticsRoutes = (node: { db: Db; publicUrl: URL }) =>
  new Hono()
    .route('/', statsRoutes(node))
    .route('/', sourceRoutes(node))
    .route('/', playbackRoutes(node));
