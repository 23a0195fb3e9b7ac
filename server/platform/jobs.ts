import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job as TakenJob, type JobResult, PgBoss } from 'pg-boss';
import type { output, ZodType } from 'zod';

import { APPLICATION_NAME, type Connection, type Db } from './db.ts';
import { Failure } from './errors.ts';
import type { Log } from './log.ts';

export type Job<S extends ZodType = ZodType, Deps = never> = {
  name: string;
  payload: S;
  /**
   * How often it is tried when it fails. Being cut off by the end of its process does not count, up to a generous limit;
   * a `Failure` is final at once: trying again would not change it.
   */
  attempts: number;
  timeoutMinutes: number;
  /** How many run at once in one process; 1 unless told. */
  concurrency?: number;
  /** How long it lets more urgent work go first; none unless told. */
  delaySeconds?: number;
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
type AnyJob = Job<any, any>;

const HEARTBEAT_SECONDS = 10; // a dead worker's job is taken again after about this long
const MAX_RESTARTS = 50;
const MAX_RETRY_DELAY_SECONDS = 15;
const POLL_SECONDS = 2; // NOTIFY wakes a worker at once; polling finds retries, and what a lost NOTIFY left

/** Starts the queue. With `work`, this process also runs the jobs; else it only enqueues them. */
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
  boss.on('error', (error) => log.warn({ error: String(error) }, 'the job queue had a fault'));
  await boss.start();
  for (const job of jobs) await createQueues(boss, job);
  for (const { name, cron } of jobs) if (cron !== undefined) await boss.schedule(name, cron, {});
  const stopping = new AbortController();
  if (node.work)
    for (const job of jobs) await startWorkers(boss, job, { deps, log, stopping: stopping.signal });
  return {
    /** Starts a job if, and only if, the caller's transaction commits. */
    async enqueue(
      tx: Db,
      { name, delaySeconds = 0 }: Pick<AnyJob, 'name' | 'delaySeconds'>,
      payload: object,
    ) {
      await boss.send(name, payload, { db: fromDrizzle(tx, sql), startAfter: delaySeconds });
    },
    /** Takes no new job, aborts the running ones and waits for them: another process, or the next start, redoes them. */
    async stop() {
      stopping.abort();
      await boss.stop({ timeout: 5_000 });
    },
  };
}

const gaveUpQueue = (job: AnyJob) => `${job.name}.gave-up`;

async function createQueues(boss: PgBoss, job: AnyJob) {
  const queue = {
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: job.timeoutMinutes * 60,
    retryLimit: MAX_RESTARTS,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: MAX_RETRY_DELAY_SECONDS,
  };
  if (job.gaveUp) await boss.createQueue(gaveUpQueue(job), queue);
  await boss.createQueue(job.name, job.gaveUp ? { ...queue, deadLetter: gaveUpQueue(job) } : queue);
}

const POLLING = {
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
  heartbeatRefreshSeconds: 1,
};

type Working = { deps: object; log: Log; stopping: AbortSignal };

/** One attempt at a job. `deadletter` ends it at once, `failed` has it tried again. */
async function attempt(
  job: AnyJob,
  taken: TakenJob,
  { deps, log, stopping }: Working,
): Promise<JobResult> {
  const { id, data, retryCount } = taken;
  try {
    const signal = AbortSignal.any([taken.signal, stopping]);
    await job.run(job.payload.parse(data), { ...deps, signal });
    return { id, status: 'completed' };
  } catch (error) {
    log.warn({ job: job.name, id, error: String(error) }, 'a job failed');
    const isFinal = error instanceof Failure || retryCount + 1 >= job.attempts;
    const message = error instanceof Failure ? error.message : undefined;
    return {
      id,
      status: isFinal && !stopping.aborted ? 'deadletter' : 'failed',
      output: { message },
    };
  }
}

async function startWorkers(boss: PgBoss, job: AnyJob, working: Working) {
  for (let n = 0; n < (job.concurrency ?? 1); n++) {
    const worker = await boss.work<object, unknown, typeof PER_JOB>(
      job.name,
      PER_JOB,
      async ([taken]) => {
        const result = await attempt(job, taken!, working);
        boss.notifyWorker(worker); // look for the next job at once
        return [result];
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

const PER_JOB = { ...POLLING, perJobResults: true } as const;
const WITH_METADATA = { ...POLLING, includeMetadata: true } as const;
