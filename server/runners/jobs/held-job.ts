import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { recordContact } from '../runner-queries.ts';
import { hashToken } from '../secrets.ts';
import { JobState } from './job-state.ts';
import { findHeld } from './queries.ts';

export type Tokens = { runnerToken: string; jobToken: string };

/**
 * The job these tokens are for, if its runner may still work at it. Fails with `not_found` when there is none, also after
 * its lease was lost, and with `runner_job_not_in_processing_state` once it is done.
 */
export async function heldJob(
  db: Db,
  { uuid, tokens, ip }: { uuid: string; tokens: Tokens; ip: string },
) {
  const held = await findHeld(db, {
    uuid,
    runnerHash: hashToken(tokens.runnerToken),
    jobHash: hashToken(tokens.jobToken),
  });
  if (!held) throw notFound('Runner job');
  if (held.job.state !== JobState.processing)
    throw new Failure('runner_job_not_in_processing_state', 'Job is not in "processing" state');
  await recordContact(db, held.runner, { ip });
  return held;
}

export type HeldJob = Awaited<ReturnType<typeof heldJob>>;
