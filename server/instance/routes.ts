import { Hono } from 'hono';

import type { Db } from '../platform/db.ts';
import type { Mail } from '../platform/mail.ts';
import { operation } from '../platform/operation.ts';
import { auditRoutes } from './audit/routes.ts';
import { configRoutes } from './config/routes.ts';
import { homepageRoutes } from './homepage/homepage.ts';

export const instanceRoutes = (node: { db: Db; publicUrl: URL; mail: Mail }) =>
  new Hono()
    .get(
      '/ping',
      operation('Whether the node answers', { tag: 'Config', mediaType: 'text/plain' }),
      (c) => c.text('pong'),
    )
    .route('/', configRoutes(node))
    .route('/', homepageRoutes(node))
    .route('/', auditRoutes(node));
