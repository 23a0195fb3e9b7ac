import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import { auditRoutes } from './audit/routes.ts';
import { configJson } from './config-json.ts';

export const instanceRoutes = (node: { db: Db; publicUrl: URL }) =>
  new Hono()
    .get('/ping', (c) => c.text('pong'))
    .get('/config', (c) => c.json(configJson(node.publicUrl)))
    .route('/', auditRoutes(node));
