import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { JOB_STATES, type ListedJob, listJobs } from '../../platform/jobs/list.ts';
import { operation } from '../../platform/operation.ts';
import { PAGE } from '../../platform/page-query.ts';
import { placesOfJobs } from '../workers/routes.ts';
import { jobNames, JobType } from './job-type.ts';
import { isQueuePaused, setQueuePaused } from './queue-pause.ts';

const tag = 'Job';

const Job = z
  .object({
    id: z.uuid(),
    state: z.enum(JOB_STATES),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    progress: z.number().min(0).max(100).describe('percent'),
    error: z.object({ message: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
    processedOn: z.iso.datetime().nullable(),
    finishedOn: z.iso.datetime().nullable(),
    worker: z.string().nullable().describe('the machine and process that runs it'),
    canCancel: z.boolean(),
  })
  .meta({ id: 'Job' });

const Jobs = z.object({
  total: z.int(),
  data: z.array(Job),
  isPaused: z.boolean().describe('no new job is taken'),
});

/** Where jobs of the contract can be besides, and none here ever is. */
const OTHER_STATES = ['wait', 'waiting-children', 'prioritized', 'repeat'] as const;
const AnyState = z.enum([...JOB_STATES, ...OTHER_STATES]);
const Wanted = parse('param', z.object({ state: AnyState.optional() }));
const Page = z.object({
  start: z.coerce.number().int().min(0).max(10_000).default(0),
  count: PAGE.count,
  sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
  jobType: JobType.optional(),
});

/** What the node works at, as its queue has it. */
export const jobRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/jobs/:state?',
      operation('Jobs, newest first unless asked otherwise', { tag, answer: Jobs }),
      requireRole('administrator'),
      Wanted,
      parse('query', Page),
      async (c) => {
        const { jobType, sort, ...page } = c.req.valid('query');
        const { state } = c.req.valid('param');
        const names = jobNames(jobType);
        const [{ total, data }, isPaused, places] = await Promise.all([
          listJobs(db, { state, names, ...page, oldestFirst: sort === 'createdAt' }),
          isQueuePaused(db),
          placesOfJobs(db),
        ]);
        const told = data.map((job) => ({ ...jobJson(job, places), type: jobType ?? job.type }));
        return c.json({ total, data: told, isPaused });
      },
    )
    .post(
      '/jobs/pause',
      operation('Take no new job', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await setQueuePaused(db, c.var.user.id, true);
        return c.body(null, 204);
      },
    )
    .post(
      '/jobs/resume',
      operation('Take jobs again', { tag, status: 204 }),
      requireRole('administrator'),
      async (c) => {
        await setQueuePaused(db, c.var.user.id, false);
        return c.body(null, 204);
      },
    );

const jobJson = ({ error, ...job }: ListedJob, places: Map<string, string>) => ({
  ...job,
  progress: job.state === 'completed' ? 100 : 0,
  error: error === null ? null : { message: error },
  worker: places.get(job.id) ?? null,
  canCancel: false,
});
