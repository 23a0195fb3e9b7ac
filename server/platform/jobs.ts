import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';

import { APPLICATION_NAME, type Connection, type Db } from './db.ts';
import { crewOf, endWorkers } from './jobs/crew.ts';
import { type AnyJob, gaveUpQueue, MAX_RETRY_DELAY_SECONDS } from './jobs/job.ts';
import { openRunningJobs } from './jobs/running.ts';
import type { Log } from './log.ts';

export { type AnyJob, defineJob, type Job, Later } from './jobs/job.ts';

export type Jobs = Awaited<ReturnType<typeof startJobs>>;

type Enqueued = Pick<AnyJob, 'name' | 'payload' | 'delaySeconds' | 'priority'>;

const HEARTBEAT_SECONDS = 10; // a dead worker's job is taken again after about this long
const MAX_RESTARTS = 50;
const STOP_MS = 5_000; // a job that does not heed its signal is left, and done again

/** Starts the queue. With `work`, this process also runs the jobs, once `take` is called; else it only enqueues them. */
export async function startJobs(
  node: { connection: Connection; log: Log; work: boolean },
  jobs: AnyJob[],
  deps: object,
) {
  const { connection, log } = node;
  const boss = new PgBoss({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    application_name: APPLICATION_NAME,
    schema: 'jobs',
    max: 4,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    useListenNotify: node.work,
  });
  boss.on('error', ({ message }) => log.warn({ error: message }, 'the job queue had a fault')); // it may be no Error
  await boss.start();
  await createQueues(boss, jobs);
  const stopping = new AbortController();
  const running = openRunningJobs();
  const crews = (node.work ? jobs : []).map((job) =>
    crewOf(boss, job, { deps, log, running, stopping: stopping.signal }),
  );
  return {
    /** What this process runs now. */
    running: running.list,
    /**
     * Takes jobs from now on or, with `false`, no new ones until told again: what runs is done to its end, and what starts
     * by itself does not. Resolves when that is so.
     */
    async take(isTaking: boolean) {
      await Promise.all(crews.map((crew) => crew(isTaking)));
    },
    /**
     * Starts a job once for each payload if, and only if, the caller's transaction commits. One it cannot read is the job's
     * to refuse.
     */
    async enqueue(
      tx: Db,
      { name, payload, priority, delaySeconds: startAfter = 0 }: Enqueued,
      payloads: object[],
    ) {
      const wanted = await Promise.all(
        payloads.map(async (data) => ({
          data,
          startAfter,
          priority: payload.safeParse(data).success ? ((await priority?.(tx, data)) ?? 0) : 0,
        })),
      );
      await boss.insert(name, wanted, { db: fromDrizzle(tx, sql) });
    },
    /** Takes no new job, aborts the running ones and waits for them: another process, or the next start, redoes them. */
    async stop() {
      stopping.abort();
      const workers = node.work ? jobs.map((job) => endWorkers(boss, job)) : [];
      await Promise.race([Promise.all(workers), sleep(STOP_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false }); // its own way to wait looks twice a second
    },
  };
}

/** Makes the queues that are not there yet. To ask for each whether it is would be a third of a start's work. */
async function createQueues(boss: PgBoss, jobs: AnyJob[]) {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const job of jobs)
    if (!known.has(job.name) || (job.gaveUp && !known.has(gaveUpQueue(job))))
      await createQueuesOf(boss, job);
}

async function createQueuesOf(boss: PgBoss, job: AnyJob) {
  const queue = {
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: job.timeoutMinutes * 60,
    retryLimit: MAX_RESTARTS,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: MAX_RETRY_DELAY_SECONDS,
    policy: job.coalesces ? ('short' as const) : ('standard' as const),
  };
  if (job.gaveUp) await boss.createQueue(gaveUpQueue(job), { ...queue, policy: 'standard' });
  await boss.createQueue(job.name, job.gaveUp ? { ...queue, deadLetter: gaveUpQueue(job) } : queue);
}
