import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';

import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import { type AnyJob, gaveUpQueue, Later, MAX_RETRY_DELAY_SECONDS } from './job.ts';
import type { openRunningJobs } from './running.ts';

const POLL_SECONDS = 2; // NOTIFY wakes a worker at once; polling finds retries, and what a lost NOTIFY left
const MAX_FAULT_CHARACTERS = 500;

const POLLING = {
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
  heartbeatRefreshSeconds: 1,
};

/** What the workers of a process share. */
export type Working = {
  deps: object;
  log: Log;
  running: ReturnType<typeof openRunningJobs>;
  stopping: AbortSignal;
};

/** One attempt at a job. `deadletter` ends it at once, `failed` has it tried again. */
async function attempt(
  boss: PgBoss,
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
    if (error instanceof Later && !stopping.aborted) return await postpone(boss, taken, error);
    if (!stopping.aborted) log.warn({ job: job.name, id, error: String(error) }, 'a job failed');
    const failures = failuresOf(taken) + (stopping.aborted ? 0 : 1);
    const isFinal = !stopping.aborted && (error instanceof Failure || failures >= job.attempts);
    await pauseAsUsual(boss, taken, failures);
    const message = error instanceof Failure ? error.message : undefined;
    const fault = String(error).slice(0, MAX_FAULT_CHARACTERS); // for administrators
    return {
      id,
      status: isFinal ? 'deadletter' : 'failed',
      output: { message, fault, failures },
    };
  } finally {
    end();
  }
}

/** Has a job tried again after a while, which does not count as one of its attempts. */
async function postpone(boss: PgBoss, taken: JobWithMetadata, later: Later): Promise<JobResult> {
  const { id } = taken;
  await pauseFor(boss, taken, later.seconds, 1);
  return { id, status: 'failed', output: { message: later.message, failures: failuresOf(taken) } };
}

/** What was postponed before and now fails waits as if it had not been: a second, then twice as long each time. */
async function pauseAsUsual(boss: PgBoss, taken: JobWithMetadata, failures: number) {
  if (taken.retryDelayMax === MAX_RETRY_DELAY_SECONDS) return; // the queue's own
  const seconds = 2 ** Math.max(0, failures - 1);
  await pauseFor(boss, taken, Math.min(MAX_RETRY_DELAY_SECONDS, seconds), 0);
}

async function pauseFor(
  boss: PgBoss,
  { id, name }: JobWithMetadata,
  seconds: number,
  moreTries: number,
) {
  const change = `update jobs.job set retry_limit = retry_limit + $4, retry_delay = $3, retry_delay_max = $3
    where name = $1 and id = $2`;
  await boss.getDb().executeSql(change, [name, id, seconds, moreTries]);
}

/** How often it has failed by itself: `retryCount` counts processes that died too. */
const failuresOf = ({ output }: JobWithMetadata): number =>
  (output as { failures?: number } | null)?.failures ?? 0;

/**
 * The workers of one queue: what it gives has them come, or go once they have done what they are at. They do so one change
 * after another: there are never more than the job allows.
 */
export function crewOf(boss: PgBoss, job: AnyJob, working: Working) {
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
export async function endWorkers(boss: PgBoss, job: AnyJob) {
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
        for (const each of taken) results.push(await attempt(boss, job, each, working));
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
