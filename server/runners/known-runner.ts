import type { Context } from 'hono';

import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { callerAddress } from '../platform/http/caller.ts';
import { findRunner, recordContact, type Runner } from './runner-queries.ts';
import { hashToken } from './secrets.ts';

/** The address a request of a runner comes from. */
export function addressOf(c: Context): string {
  const { incoming } = c.env as { incoming: Parameters<typeof callerAddress>[0] };
  return callerAddress(incoming);
}

/** Who is calling. Fails with `unknown_runner_token`, at which runners forget this node. */
export async function knownRunner(
  db: Db,
  token: string,
  seen: { ip: string; version?: string | undefined },
): Promise<Runner> {
  const runner = await findRunner(db, hashToken(token));
  if (!runner) throw new Failure('unknown_runner_token', 'Unknown runner token');
  await recordContact(db, runner, seen);
  return runner;
}
