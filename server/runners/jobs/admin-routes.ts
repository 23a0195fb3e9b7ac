import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf } from '../../catalog/index.ts';
import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { OfJob } from '../fields.ts';
import { AdminRunnerJob } from './answers.ts';
import { cancelJob, deleteJob, retryJob } from './change-job.ts';
import { adminJobJson } from './job-json.ts';
import { JOB_SORTS, listJobs } from './list-queries.ts';
import { JobType } from './payload.ts';
import { countJobs } from './queries.ts';

const several = <S extends z.ZodType>(one: S) =>
  z.preprocess((value) => [value].flat(), z.array(one).max(20)).optional();

const JobsQuery = pageQuery(JOB_SORTS, '-createdAt').extend({
  search: z.string().max(1000).optional(),
  stateOneOf: several(z.coerce.number().int().min(1).max(9)),
  typeOneOf: several(JobType),
});

const tag = 'Runner Jobs';
const admin = requireRole('administrator');

/** What administrators see and do of the jobs of runners; `retry` is ours. */
export const adminJobRoutes = ({ db }: { db: Db }) =>
  new Hono()
    .get(
      '/runners/jobs',
      operation('Jobs of runners', { tag, answer: ListOf(AdminRunnerJob) }),
      admin,
      parse('query', JobsQuery),
      async (c) => {
        const query = c.req.valid('query');
        const [rows, total] = await Promise.all([listJobs(db, query), countJobs(db, query)]);
        return c.json(listOf(rows.map(adminJobJson), total));
      },
    )
    .post(
      '/runners/jobs/:jobUUID/cancel',
      operation('Cancel a job of a runner', { tag, status: 204 }),
      admin,
      parse('param', OfJob),
      async (c) => {
        await cancelJob(db, c.req.valid('param').jobUUID);
        return c.body(null, 204);
      },
    )
    .post(
      '/runners/jobs/:jobUUID/retry',
      operation('Offer a job that ended badly to runners again', { tag, status: 204 }),
      admin,
      parse('param', OfJob),
      async (c) => {
        await retryJob(db, c.req.valid('param').jobUUID);
        return c.body(null, 204);
      },
    )
    .delete(
      '/runners/jobs/:jobUUID',
      operation('Delete a job of a runner', { tag, status: 204 }),
      admin,
      parse('param', OfJob),
      async (c) => {
        await deleteJob(db, c.req.valid('param').jobUUID);
        return c.body(null, 204);
      },
    );
