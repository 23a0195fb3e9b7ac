import { createHash } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import { callerOf, countAttempt, type Limit, returnAttempt } from '../../platform/rate-limit.ts';

/** Shared by every way to sign in, and to prove a password once more. */
const PER_PLACE = { name: 'sign-in', attempts: 15, windowSeconds: 5 * 60 };

/** Many places that guess together, none of which is known: too few to guess a password. */
const PER_LOGIN = { name: 'sign-in-as', attempts: 50, windowSeconds: 15 * 60 };

/** One that is known: whatever strangers do, it still gets in, and whoever stole it is bound as well. */
const PER_KNOWN = { name: 'sign-in-known', attempts: 15, windowSeconds: 15 * 60 };

/** All that are known as one user: who has had many devices sealed guesses no more with them than this. */
const ALL_KNOWN = { name: 'sign-in-all-known', attempts: 100, windowSeconds: 15 * 60 };

/** What has been in before as a user: their session, a device of theirs, or where they are signed in. */
export type Known = { userId: number; by: string };

/** `as` is who is meant: whom something is known as, or else what strangers call them. */
export type Attempt = { address: string; as: Known | { login: string } };

/** Who is meant, known here or not, in any case of letters; a name of any length is one short key. */
const keyOf = (login: string) =>
  createHash('sha256').update(login.toLowerCase()).digest('base64url');

const limitsOf = ({ as }: Attempt): [Limit, string][] =>
  'login' in as
    ? [[PER_LOGIN, keyOf(as.login)]]
    : [
        [PER_KNOWN, `${as.userId} ${as.by}`],
        [ALL_KNOWN, String(as.userId)],
      ];

/** Counts an attempt before it is looked at. Fails with `rate_limited`. */
export async function countSignIn(db: Db, attempt: Attempt): Promise<void> {
  await countPlace(db, attempt.address);
  await countWho(db, attempt);
}

/** The first half of `countSignIn`, before it is looked up who is meant. */
export const countPlace = (db: Db, address: string): Promise<void> =>
  countAttempt(db, PER_PLACE, callerOf(address));

/** The second half. */
export async function countWho(db: Db, attempt: Attempt): Promise<void> {
  for (const [limit, who] of limitsOf(attempt)) await countAttempt(db, limit, who);
}

/** An attempt that was right does not count. */
export async function returnSignIn(db: Db, attempt: Attempt): Promise<void> {
  await returnAttempt(db, PER_PLACE, callerOf(attempt.address));
  for (const [limit, who] of limitsOf(attempt)) await returnAttempt(db, limit, who);
}
