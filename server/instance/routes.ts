import { Hono } from 'hono';

import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import type { Mail } from '../platform/mail.ts';
import type { MediaEgress } from '../platform/media-egress/index.ts';
import { operation } from '../platform/operation.ts';
import type { Storage } from '../platform/storage.ts';
import { auditRoutes } from './audit/routes.ts';
import { clientConfigRoutes } from './client-config/routes.ts';
import { configRoutes } from './config/routes.ts';
import { contactRoutes } from './contact/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { homepageRoutes } from './homepage/routes.ts';
import { debugRoutes } from './operations/debug-routes.ts';
import { jobRoutes } from './operations/job-routes.ts';
import { logRoutes } from './operations/log-routes.ts';
import { retryRoutes } from './operations/retry-routes.ts';
import { instancePictureRoutes } from './pictures/routes.ts';
import { pluginRoutes } from './plugins/routes.ts';
import { type Figures, statsRoutes } from './stats/routes.ts';
import { storageRoutes } from './storage/routes.ts';
import { workerRoutes } from './workers/routes.ts';

export const instanceRoutes = (node: {
  db: Db;
  publicUrl: URL;
  mail: Mail;
  egress: MediaEgress;
  config: Pick<Config, 'stunUrls' | 'dataDirectory' | 'ffmpegPath'>;
  log: Log;
  storage: Storage;
  figures: Figures[];
  messagesWaiting: (db: Db) => Promise<number>;
}) =>
  new Hono()
    .get(
      '/ping',
      operation('Whether the node answers', { tag: 'Config', mediaType: 'text/plain' }),
      (c) => c.text('pong'),
    )
    .route('/', configRoutes(node))
    .route('/', homepageRoutes(node))
    .route('/', instancePictureRoutes(node))
    .route('/', auditRoutes(node))
    .route('/', contactRoutes(node))
    .route('/', statsRoutes(node))
    .route('/', retryRoutes(node))
    .route('/', jobRoutes(node))
    .route('/', workerRoutes(node))
    .route('/', storageRoutes(node))
    .route('/', healthRoutes(node))
    .route('/', logRoutes(node))
    .route('/', debugRoutes(node))
    .route('/', pluginRoutes())
    .route('/', clientConfigRoutes(node));
