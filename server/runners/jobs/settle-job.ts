import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { failJob } from './fail-job.ts';
import { JobState } from './job-state.ts';
import { endJob, lockJob } from './queries.ts';

/** What was found of a result: nothing wrong, or a fault in words; `unwanted` is one nobody needs any more. */
export type Verdict = { jobUuid: string; fault?: string; unwanted?: boolean };

/** Ends a job whose result was looked at. False when nobody waits for it any more: then nothing of it may be shown. */
export async function settleJob(tx: Db, { jobUuid, fault, unwanted }: Verdict): Promise<boolean> {
  const job = await lockJob(tx, jobUuid);
  if (!job || job.state !== JobState.completing) return false;
  if (fault !== undefined) {
    await failJob(tx, job, fault);
    return true;
  }
  if (job.resultKey) await forgetBlob(tx, job.resultKey);
  await endJob(tx, jobUuid, { state: unwanted ? JobState.cancelled : JobState.completed });
  return true;
}
