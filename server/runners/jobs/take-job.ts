import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { countAttempt, type Limit } from '../../platform/rate-limit.ts';
import type { Runner } from '../runner-queries.ts';
import { hashToken, newToken } from '../secrets.ts';
import { jobJson } from './job-json.ts';
import { leaseJob } from './lease-queries.ts';
import { findAvailable, findJob } from './queries.ts';
import { reclaimLapsed } from './reclaim.ts';

const LIMIT: Limit = { name: 'runner-request', attempts: 300, windowSeconds: 60 };

/** What a runner could do next. Fails with `rate_limited`. */
export async function availableJobs(db: Db, runner: Runner, types: string[] | undefined) {
  await countAttempt(db, LIMIT, String(runner.id));
  await reclaimLapsed(db);
  return findAvailable(db, types);
}

/** Gives a job to a runner. Fails with `not_found`, with `runner_job_not_in_pending_state` when somebody has it. */
export async function acceptJob(db: Db, runner: Runner, uuid: string) {
  if (!(await findJob(db, uuid))) throw notFound('Runner job');
  const jobToken = newToken('job');
  const lease = { runnerId: runner.id, tokenHash: hashToken(jobToken) };
  const job = await leaseJob(db, uuid, lease);
  if (!job)
    throw new Failure('runner_job_not_in_pending_state', 'This runner job is not in pending state');
  return { job: { ...jobJson(job, runner), jobToken } };
}
