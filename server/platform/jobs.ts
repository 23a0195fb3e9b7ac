import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'drizzle-orm';
import { fromDrizzle, type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { output, ZodType } from 'zod';

import { APPLICATION_NAME, type Connection, type Db } from './db.ts';
import { Failure } from './errors.ts';
import type { Log } from './log.ts';
import { openRunningJobs } from './running-jobs.ts';

export type Job<S extends ZodType = ZodType, Deps = never> = {
  name: string;
  payload: S;
  /**
   * How often it is tried when it fails. Being cut off by the end of its process does not count, up to a generous limit;
   * a `Failure` is final at once: trying again would not change it.
   */
  attempts: number;
  timeoutMinutes: number;
  /** How many run at once in one process, now or asked whenever a process begins to take jobs; 1 unless told. */
  concurrency?: number | ((deps: Deps) => Promise<number>);
  /** How many a worker takes at once, to run one after the other: for what is quickly done and comes in floods; 1 unless told. */
  batchSize?: number;
  /** How urgent it is among those of its kind when it is started: more goes first; 0 unless told. */
  priority?: (tx: Db, payload: output<S>) => Promise<number>;
  /** How long it lets more urgent work go first; none unless told. */
  delaySeconds?: number;
  /** Whether a run does all there is to do: then one that waits to be started is enough. */
  coalesces?: boolean;
  /** When it starts by itself, with an empty payload: minute, hour, day, month, weekday (UTC). */
  cron?: string;
  run: (payload: output<S>, deps: Deps & { signal: AbortSignal }) => Promise<void>;
  /** Called once when the last attempt has failed or died, with the reason in words. */
  gaveUp?: (payload: output<S>, reason: string, deps: Deps) => Promise<void>;
};

/** Declares a job. A job may run more than once, so `run` must be safe to repeat. */
export const defineJob =
  <Deps>() =>
  <S extends ZodType>(job: Job<S, Deps>): Job<S, Deps> =>
    job;

export type Jobs = Awaited<ReturnType<typeof startJobs>>;

// oxlint-disable-next-line typescript/no-explicit-any -- the registry holds jobs of any payload and any needs
export type AnyJob = Job<any, any>;

type Enqueued = Pick<AnyJob, 'name' | 'payload' | 'delaySeconds' | 'priority'>;

const HEARTBEAT_SECONDS = 10; // a dead worker's job is taken again after about this long
const MAX_RESTARTS = 50;
const MAX_FAULT_CHARACTERS = 500;
const MAX_RETRY_DELAY_SECONDS = 15;
const STOP_MS = 5_000; // a job that does not heed its signal is left, and done again
const POLL_SECONDS = 2; // NOTIFY wakes a worker at once; polling finds retries, and what a lost NOTIFY left

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

const gaveUpQueue = (job: AnyJob) => `${job.name}.gave-up`;

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

const POLLING = {
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
  heartbeatRefreshSeconds: 1,
};

type Working = {
  deps: object;
  log: Log;
  running: ReturnType<typeof openRunningJobs>;
  stopping: AbortSignal;
};

/** One attempt at a job. `deadletter` ends it at once, `failed` has it tried again. */
async function attempt(
  job: AnyJob,
  taken: JobWithMetadata,
  { deps, log, running, stopping }: Working,
): Promise<JobResult> {
  const { id, data } = taken;
  const end = running.begin(id, job.name);
  try {
    stopping.throwIfAborted(); // the rest of a batch is for another process
    const signal = AbortSignal.any([taken.signal, stopping]);
    await job.run(job.payload.parse(data), { ...deps, signal });
    return { id, status: 'completed' };
  } catch (error) {
    if (!stopping.aborted) log.warn({ job: job.name, id, error: String(error) }, 'a job failed');
    const failures = failuresOf(taken) + (stopping.aborted ? 0 : 1);
    const isFinal = error instanceof Failure || failures >= job.attempts;
    const message = error instanceof Failure ? error.message : undefined;
    const fault = String(error).slice(0, MAX_FAULT_CHARACTERS); // for administrators
    return {
      id,
      status: isFinal && !stopping.aborted ? 'deadletter' : 'failed',
      output: { message, fault, failures },
    };
  } finally {
    end();
  }
}

/** How often it has failed by itself: `retryCount` counts processes that died too. */
const failuresOf = ({ output }: JobWithMetadata): number =>
  (output as { failures?: number } | null)?.failures ?? 0;

/** The workers of one queue. They come and go one change after another: there are never more than the job allows. */
function crewOf(boss: PgBoss, job: AnyJob, working: Working) {
  let isHere: boolean | undefined;
  let change = Promise.resolve();
  const move = async (wanted: boolean) => {
    if (isHere === wanted || working.stopping.aborted) return;
    await (wanted ? startWorkers : dismissWorkers)(boss, job, working);
    isHere = wanted;
  };
  return (wanted: boolean): Promise<void> => {
    change = change.catch(() => {}).then(() => move(wanted));
    return change;
  };
}

async function dismissWorkers(boss: PgBoss, job: AnyJob) {
  if (job.cron !== undefined) await boss.unschedule(job.name); // else they would pile up
  await endWorkers(boss, job);
}

/** Takes no new job, and resolves when the running ones have ended. */
async function endWorkers(boss: PgBoss, job: AnyJob) {
  await boss.offWork(job.name, { wait: true });
  if (job.gaveUp) await boss.offWork(gaveUpQueue(job), { wait: true });
}

async function startWorkers(boss: PgBoss, job: AnyJob, working: Working) {
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {});
  const { concurrency = 1, batchSize = 1 } = job;
  const count = typeof concurrency === 'number' ? concurrency : await concurrency(working.deps);
  const taking = { ...PER_JOB, batchSize };
  for (let n = 0; n < count; n++) {
    const worker = await boss.work<object, unknown, typeof taking>(
      job.name,
      taking,
      async (taken) => {
        const results: JobResult[] = [];
        for (const each of taken) results.push(await attempt(job, each, working));
        boss.notifyWorker(worker); // look for the next job at once
        return results;
      },
    );
  }
  const { gaveUp } = job;
  if (gaveUp === undefined) return;
  await boss.work<object, void, typeof WITH_METADATA>(
    gaveUpQueue(job),
    WITH_METADATA,
    async ([dead]) => {
      const { message } = (dead!.sourceOutput ?? {}) as { message?: string };
      await gaveUp(
        job.payload.parse(dead!.data),
        message ?? 'This node tried several times and did not manage.',
        working.deps,
      );
    },
  );
}

const PER_JOB = { ...POLLING, perJobResults: true, includeMetadata: true } as const;
const WITH_METADATA = { ...POLLING, includeMetadata: true } as const;
