import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { playbackRoutes } from './playback/routes.ts';
import { statsRoutes } from './stats/routes.ts';

/** How videos are watched, and how well they play. */
export const analyticsRoutes = (node: { db: Db }) =>
  new Hono().route('/', statsRoutes(node)).route('/', playbackRoutes(node));
