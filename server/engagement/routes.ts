import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { reviewRoutes } from './comments/review-routes.ts';
import { commentRoutes } from './comments/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { rateRoutes } from './rates/routes.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';
import { viewRoutes } from './views/routes.ts';
import type { Listener } from './views/said.ts';

/** What people do with videos: comment, rate, subscribe, watch. */
export const engagementRoutes = (node: {
  db: Db;
  publicUrl: URL;
  secret: Buffer;
  listeners: Listener[];
}) =>
  new Hono()
    .route('/', commentRoutes(node))
    .route('/', reviewRoutes(node))
    .route('/', rateRoutes(node))
    .route('/', subscriptionRoutes(node))
    .route('/', viewRoutes(node))
    .route('/', historyRoutes(node));
