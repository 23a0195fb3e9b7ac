import { Hono } from 'hono';

import type { Origin } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { abuseRoutes } from './abuses/routes.ts';
import { blockRoutes } from './blocks/routes.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { muteRoutes } from './mutes/routes.ts';
import { watchedWordsRoutes } from './watched-words/routes.ts';
import { automaticTagRoutes } from './watched-words/tag-routes.ts';

/** What moderators do, and users for their own peace. */
export const moderationRoutes = (node: { db: Db; publicUrl: Origin }) =>
  new Hono()
    .route('/', abuseRoutes(node))
    .route('/', blockRoutes(node))
    .route('/', bulkRoutes(node))
    .route('/', muteRoutes(node))
    .route('/', watchedWordsRoutes(node))
    .route('/', automaticTagRoutes(node));
