import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { operation } from '../../platform/operation.ts';
import { FoundEncoder } from './found-encoder.ts';
import { listWorkers, type Worker } from './worker-queries.ts';

const Workers = z
  .object({
    data: z.array(
      z.object({
        uuid: z.uuid().describe('of this run of the process'),
        machine: z.string(),
        pid: z.int(),
        startedAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        isAlive: z.boolean().describe('it was heard of within seconds'),
        jobs: z.array(z.object({ id: z.uuid(), type: z.string(), startedAt: z.iso.datetime() })),
        encoders: z.array(FoundEncoder).describe('those it has tried by now'),
      }),
    ),
  })
  .meta({ id: 'Workers' });

/** The node's own processes that take jobs, beside the runners of the contract: ours. */
export const workerRoutes = ({ db }: { db: Db }) =>
  new Hono().get(
    '/server/workers',
    operation('The processes that take jobs, and what they are at', {
      tag: 'Job',
      answer: Workers,
    }),
    requireRole('administrator'),
    async (c) => c.json({ data: (await listWorkers(db)).map(workerJson) }),
  );

const workerJson = (worker: Worker) => ({
  uuid: worker.uuid,
  machine: worker.machine,
  pid: worker.pid,
  startedAt: worker.startedAt.toISOString(),
  seenAt: worker.seenAt.toISOString(),
  isAlive: worker.isAlive,
  jobs: worker.isAlive ? worker.jobs : [],
  encoders: worker.encoders,
});

/** Where each job runs that is under way, by its id: `machine, 4711`. */
export async function placesOfJobs(db: Db): Promise<Map<string, string>> {
  const alive = (await listWorkers(db)).filter(({ isAlive }) => isAlive);
  return new Map(
    alive.flatMap(({ machine, pid, jobs }) =>
      jobs.map(({ id }) => [id, `${machine}, ${pid}`] as const),
    ),
  );
}
