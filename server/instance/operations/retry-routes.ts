import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { retryFailedJobs, retryJob } from '../../platform/jobs/retry.ts';
import { operation } from '../../platform/operation.ts';
import { recordAct } from '../audit/record-act.ts';
import { jobNames, JobType } from './job-type.ts';

const tag = 'Job';
const MAX_TOGETHER = 1000;

const OfJob = z.object({ id: z.uuid() });
const Which = z.object({ jobType: JobType.optional() });
const Retried = z.object({ total: z.int().min(0) });

/** Another try for what failed, once its reason is gone: ours, beside the contract's routes for jobs. */
export const retryRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .post(
      '/jobs/:id/retry',
      operation('Try a failed job again', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', OfJob),
      async (c) => {
        const { id } = c.req.valid('param');
        await db.transaction(async (tx) => {
          const type = await retryJob(tx, id);
          if (type === undefined) throw notFound('Failed job');
          await recordAct(tx, {
            userId: c.var.user.id,
            action: 'retry',
            subject: { domain: 'jobs', id },
            after: { type },
          });
        });
        return c.body(null, 204);
      },
    )
    .post(
      '/jobs/retry',
      operation(`Try all failed jobs again, at most ${MAX_TOGETHER}`, { tag, answer: Retried }),
      requireRole('administrator'),
      parse('json', Which),
      async (c) => {
        const { jobType: type } = c.req.valid('json');
        const total = await db.transaction(async (tx) => {
          const names = jobNames(type);
          const count = await retryFailedJobs(tx, { names, limit: MAX_TOGETHER });
          await recordAct(tx, {
            userId: c.var.user.id,
            action: 'retry',
            subject: { domain: 'jobs' },
            after: { type: type ?? 'all', total: count },
          });
          return count;
        });
        return c.json({ total });
      },
    );
