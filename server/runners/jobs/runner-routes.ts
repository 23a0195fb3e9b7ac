import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { limitBody, parse, parseFields } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { Holding, OfJob, OfRunner, Reason, Version } from '../fields.ts';
import { addressOf, knownRunner } from '../known-runner.ts';
import { Accepted, Available } from './answers.ts';
import { failJob } from './fail-job.ts';
import { type HeldJob, heldJob } from './held-job.ts';
import { offerAgain, renewLease } from './lease-queries.ts';
import { JobType } from './payload.ts';
import { lockJob } from './queries.ts';
import { acceptJob, availableJobs } from './take-job.ts';

/** Is told how far a job is. */
export type OnProgress = (
  db: Db,
  work: { videoId: number; workUuid: string; height: number; percent: number },
) => Promise<void>;

const MAX_BODY_BYTES = 2 ** 20;
const tag = 'Runner Jobs';

const Request = OfRunner.extend({
  jobTypes: z.array(JobType).max(20).nullish(),
  version: Version.nullish(),
});
const Progress = Holding.extend({
  progress: z.coerce.number().min(0).max(100).transform(Math.floor).optional(),
});

type Node = { db: Db; onProgress: OnProgress };

/** What runners do with jobs, but for bringing results (contract § Runner Jobs). */
export const runnerJobRoutes = (node: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .use('/runners/*', limitBody(MAX_BODY_BYTES))
    .route('/', takingRoutes(node))
    .route('/', tellingRoutes(node));

const takingRoutes = ({ db }: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/runners/jobs/request',
      operation('What a runner could do next', { tag, answer: Available }),
      parse('json', Request),
      async (c) => {
        const { runnerToken, jobTypes, version } = c.req.valid('json');
        const seen = { ip: addressOf(c), version: version ?? undefined };
        const runner = await knownRunner(db, runnerToken, seen);
        const found = await availableJobs(db, runner, jobTypes ?? undefined);
        const jobs = found.map((job) => ({ ...job, type: JobType.parse(job.type) }));
        return c.json({ availableJobs: jobs });
      },
    )
    .post(
      '/runners/jobs/:jobUUID/accept',
      operation('Take a job', { tag, answer: Accepted }),
      parse('param', OfJob),
      parse('json', OfRunner),
      async (c) => {
        const { runnerToken } = c.req.valid('json');
        const runner = await knownRunner(db, runnerToken, { ip: addressOf(c) });
        return c.json(await acceptJob(db, runner, c.req.valid('param').jobUUID));
      },
    );

const tellingRoutes = ({ db, onProgress }: Node) =>
  new Hono<{ Bindings: HttpBindings }>()
    .post(
      '/runners/jobs/:jobUUID/abort',
      operation('Give a job back', { tag, status: 204 }),
      parse('param', OfJob),
      parse('json', Holding.extend({ reason: Reason })),
      async (c) => {
        const { reason, ...tokens } = c.req.valid('json');
        const uuid = c.req.valid('param').jobUUID;
        const { job } = await heldJob(db, { uuid, tokens, ip: addressOf(c) });
        await whileHeld(db, job, (tx) => offerAgain(tx, uuid, { error: reason }));
        return c.body(null, 204);
      },
    )
    .post(
      '/runners/jobs/:jobUUID/update',
      operation('Tell how far a job is', { tag, status: 204 }),
      parse('param', OfJob),
      parseFields(Progress),
      async (c) => {
        const { progress, ...tokens } = c.req.valid('form');
        const uuid = c.req.valid('param').jobUUID;
        const { job, runner } = await heldJob(db, { uuid, tokens, ip: addressOf(c) });
        const held = { ...job, runnerId: runner.id };
        await renewLease(db, held, progress === undefined ? {} : { progress });
        if (progress !== undefined) await onProgress(db, { ...job, percent: progress });
        return c.body(null, 204);
      },
    )
    .post(
      '/runners/jobs/:jobUUID/error',
      operation('Tell that a job failed', { tag, status: 204 }),
      parse('param', OfJob),
      parse('json', Holding.extend({ message: Reason })),
      async (c) => {
        const { message, ...tokens } = c.req.valid('json');
        const uuid = c.req.valid('param').jobUUID;
        const { job } = await heldJob(db, { uuid, tokens, ip: addressOf(c) });
        await whileHeld(db, job, (tx) => failJob(tx, job, message));
        return c.body(null, 204);
      },
    );

/** Does something with a job unless it has become somebody else's meanwhile. */
const whileHeld = (db: Db, job: HeldJob['job'], act: (tx: Db) => Promise<void>) =>
  db.transaction(async (tx) => {
    const now = await lockJob(tx, job.uuid);
    if (now?.tokenHash === job.tokenHash && now.state === job.state) await act(tx);
  });
