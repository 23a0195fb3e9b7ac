import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import type { Services } from '../services.ts';
import { OfJob } from './fields.ts';
import { adminJobRoutes } from './jobs/admin-routes.ts';
import { jobFileRoutes } from './jobs/file-routes.ts';
import { receiveResult } from './jobs/receive-result.ts';
import { type OnProgress, runnerJobRoutes } from './jobs/runner-routes.ts';
import { addressOf } from './known-runner.ts';
import { registrationRoutes } from './registration/routes.ts';
import { runnerListRoutes } from './runner-routes.ts';

/** Programs on other machines that work for this node: the protocol of peertube-runner, and what administrators see of it. */
export const runnerRoutes = ({ db, storage, onProgress }: Services & { onProgress: OnProgress }) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/runners/jobs/:jobUUID/success',
      operation('Bring the result of a job', { tag: 'Runner Jobs', status: 204 }),
      parse('param', OfJob),
      async (c) => {
        const { jobUUID: uuid } = c.req.valid('param');
        const bringing = { uuid, ip: addressOf(c), incoming: c.env.incoming };
        await receiveResult({ db, storage }, bringing);
        return c.body(null, 204);
      },
    )
    .route('/', runnerJobRoutes({ db, onProgress }))
    .route('/', jobFileRoutes({ db, storage }))
    .route('/', registrationRoutes({ db }))
    .route('/', adminJobRoutes({ db }))
    .route('/', runnerListRoutes({ db }));
