import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { JOB_STATES, listJobs } from '../../platform/job-list.ts';
import { operation } from '../../platform/operation.ts';

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
    canCancel: z.boolean(),
  })
  .meta({ id: 'Job' });

const Jobs = z.object({ total: z.int(), data: z.array(Job) });

/** Ours are named after their slice; of the contract's there are none here, which a client may ask all the same. */
const JobType = z.union([
  z.string().regex(/^[a-z]+\.[a-z-]{1,60}$/),
  z.enum([
    'activitypub-follow',
    'activitypub-http-broadcast',
    'activitypub-http-fetcher',
    'activitypub-http-unicast',
    'activitypub-refresher',
    'email',
    'video-channel-import',
    'video-file-import',
    'video-import',
    'video-live-ending',
    'video-redundancy',
    'video-transcoding',
    'videos-stats',
  ]),
]);

const Wanted = parse('param', z.object({ state: z.enum(JOB_STATES).optional() }));
const Page = z.object({
  start: z.coerce.number().int().min(0).max(10_000).default(0),
  count: z.coerce.number().int().min(0).max(100).default(15),
  sort: z.enum(['-createdAt']).default('-createdAt'),
  jobType: JobType.optional(),
});

/** What the node works at, as its queue has it. */
export const jobRoutes = ({ db }: { db: Db }) =>
  new Hono().get(
    '/jobs/:state?',
    operation('Jobs, newest first', { tag: 'Job', answer: Jobs }),
    requireRole('administrator'),
    Wanted,
    parse('query', Page),
    async (c) => {
      const { jobType, start, count } = c.req.valid('query');
      const { state } = c.req.valid('param');
      const { total, data } = await listJobs(db, { state, type: jobType, start, count });
      return c.json({
        total,
        data: data.map(({ error, ...job }) => ({
          ...job,
          progress: job.state === 'completed' ? 100 : 0,
          error: error === null ? null : { message: error },
          canCancel: false,
        })),
      });
    },
  );
