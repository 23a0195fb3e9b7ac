import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { EVENTS } from '../events.ts';
import { JobState } from './job-state.ts';
import { offerAgain, type RunnerJob } from './lease-queries.ts';
import { type End, endJob, findSiblings } from './queries.ts';

const MAX_FAILURES = 5;
const MAX_ERROR_CHARACTERS = 5000;

/** A runner has failed at a job: another may try, up to five in all. Then the node does it. */
export async function failJob(tx: Db, job: RunnerJob, why: string): Promise<void> {
  if (job.resultKey) await forgetBlob(tx, job.resultKey);
  const failures = job.failures + 1;
  const error = why.slice(0, MAX_ERROR_CHARACTERS);
  if (failures < MAX_FAILURES) return offerAgain(tx, job.uuid, { failures, error });
  await giveBack(tx, job, { state: JobState.errored, error, failures });
}

/** Ends a job, and all others for the same, without a result: whoever asked for it does it another way. */
export async function giveBack(tx: Db, job: RunnerJob, end: End): Promise<void> {
  await endJob(tx, job.uuid, end);
  for (const sibling of await findSiblings(tx, job)) {
    if (sibling.state === JobState.completing) continue; // its result is there
    await endJob(tx, sibling.uuid, { state: JobState.cancelled, error: end.error ?? null });
  }
  const { videoId, workUuid, height } = job;
  const told = EVENTS[job.type];
  if (told) await emit(tx, told.givenBack, { videoId, workUuid, height });
}
