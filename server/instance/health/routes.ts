import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { jobTypes } from '../../platform/jobs/list.ts';
import { operation } from '../../platform/operation.ts';
import { Health, type HealthNode, healthOf } from './health.ts';

/** How the node is: ours. */
export const healthRoutes = (node: HealthNode) =>
  new Hono()
    .get(
      '/server/health',
      operation('How the node is', { tag: 'Stats', answer: Health }),
      requireRole('administrator'),
      async (c) => c.json(await healthOf(node)),
    )
    .get(
      '/server/job-types',
      operation('The types of jobs there are', { tag: 'Job', answer: z.array(z.string()) }),
      requireRole('administrator'),
      async (c) => c.json(await jobTypes(node.db)),
    );
