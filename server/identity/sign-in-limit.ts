import { createHash } from 'node:crypto';

import type { Db } from '../platform/db.ts';
import { callerOf, countAttempt, returnAttempt } from '../platform/rate-limit.ts';

/** Shared by every way to sign in, and to prove a password once more. */
const PER_PLACE = { name: 'sign-in', attempts: 15, windowSeconds: 5 * 60 };

/** Many places that guess together: enough for its owner's mistakes, too few to guess a password. */
const PER_LOGIN = { name: 'sign-in-as', attempts: 50, windowSeconds: 15 * 60 };

export type Attempt = { address: string; login: string };

/** Who is meant, known here or not, in any case of letters; a name of any length is one short key. */
const keyOf = (login: string) =>
  createHash('sha256').update(login.toLowerCase()).digest('base64url');

/** Counts an attempt before it is looked at. Fails with `rate_limited`. */
export async function countSignIn(db: Db, { address, login }: Attempt): Promise<void> {
  await countAttempt(db, PER_PLACE, callerOf(address));
  await countAttempt(db, PER_LOGIN, keyOf(login));
}

/** An attempt that was right does not count. */
export async function returnSignIn(db: Db, { address, login }: Attempt): Promise<void> {
  await returnAttempt(db, PER_PLACE, callerOf(address));
  await returnAttempt(db, PER_LOGIN, keyOf(login));
}
