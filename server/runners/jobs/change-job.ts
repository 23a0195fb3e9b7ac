import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { giveBack } from './fail-job.ts';
import { JobState } from './job-state.ts';
import { offerAgain, type RunnerJob } from './lease-queries.ts';
import { deleteJobRow, findSiblings, lockJob } from './queries.ts';

async function lockExisting(tx: Db, uuid: string): Promise<RunnerJob> {
  const job = await lockJob(tx, uuid);
  if (!job) throw notFound('Runner job');
  return job;
}

const CANCELLABLE: readonly number[] = [JobState.pending, JobState.processing];
const ENDED_BADLY: readonly number[] = [JobState.errored, JobState.cancelled];

/** Takes a job from all runners: the node does it. Fails with `not_found`, with `invalid` when it has ended. */
export const cancelJob = (db: Db, uuid: string): Promise<void> =>
  db.transaction(async (tx) => {
    const job = await lockExisting(tx, uuid);
    if (!CANCELLABLE.includes(job.state))
      throw new Failure('invalid', 'Only a job that waits or is worked at can be cancelled.');
    await giveBack(tx, job, { state: JobState.cancelled });
  });

/** Offers a job again that failed or was cancelled. Fails with `not_found`, with `invalid` for any other. */
export const retryJob = (db: Db, uuid: string): Promise<void> =>
  db.transaction(async (tx) => {
    const job = await lockExisting(tx, uuid);
    if (!ENDED_BADLY.includes(job.state))
      throw new Failure('invalid', 'Only a job that failed or was cancelled can be tried again.');
    const siblings = await findSiblings(tx, job);
    if (siblings.some(({ height }) => height === job.height))
      throw new Failure('invalid', 'Runners are offered this in another job already.');
    await offerAgain(tx, uuid, { failures: 0, error: null });
  });

/** Forgets a job; one that has not ended is cancelled first. Fails with `not_found`. */
export const deleteJob = (db: Db, uuid: string): Promise<void> =>
  db.transaction(async (tx) => {
    const job = await lockExisting(tx, uuid);
    if (CANCELLABLE.includes(job.state) || job.state === JobState.completing)
      await giveBack(tx, job, { state: JobState.cancelled });
    if (job.resultKey) await forgetBlob(tx, job.resultKey);
    await deleteJobRow(tx, uuid);
  });
