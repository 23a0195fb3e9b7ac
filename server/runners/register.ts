import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { countAttempt, type Limit } from '../platform/rate-limit.ts';
import { Token, Version } from './fields.ts';
import { takeJobsFrom } from './jobs/lease-queries.ts';
import { findRegistrationToken } from './registration/queries.ts';
import { deleteRunnerRow, insertRunner } from './runner-queries.ts';
import { hashToken, newToken } from './secrets.ts';

/** What a runner says of itself (contract § POST runners/register). */
export const Registration = z.object({
  registrationToken: Token,
  name: z.string().min(1).max(100),
  description: z.string().min(1).max(1000).nullish(),
  version: Version.nullish(),
});

const LIMIT: Limit = { name: 'runner-register', attempts: 60, windowSeconds: 600 };

/** Lets a runner in. Fails with `not_found` without a token of this node, with `invalid` when the name is taken. */
export async function registerRunner(
  db: Db,
  { registrationToken, name, description, version }: z.output<typeof Registration>,
  ip: string,
) {
  await countAttempt(db, LIMIT, ip);
  const found = await findRegistrationToken(db, registrationToken);
  if (!found) throw notFound('Registration token');
  const runnerToken = newToken('runner');
  const id = await insertRunner(db, {
    name,
    description: description ?? null,
    version: version ?? null,
    tokenHash: hashToken(runnerToken),
    ip,
    registrationTokenId: found.id,
  });
  if (id === undefined) throw invalid('name', 'This runner name already exists on this instance');
  return { id, runnerToken };
}

/** Lets a runner go: what it was at is for others. Fails with `not_found`. */
export const removeRunner = (db: Db, id: number): Promise<void> =>
  db.transaction(async (tx) => {
    await takeJobsFrom(tx, id);
    if (!(await deleteRunnerRow(tx, id))) throw notFound('Runner');
  });
