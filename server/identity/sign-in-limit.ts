import { createHash } from 'node:crypto';

import type { Db } from '../platform/db.ts';
import { callerOf, countAttempt, type Limit, returnAttempt } from '../platform/rate-limit.ts';

/** Shared by every way to sign in, and to prove a password once more. */
const PER_PLACE = { name: 'sign-in', attempts: 15, windowSeconds: 5 * 60 };

/** Many places that guess together, none of which is known: too few to guess a password. */
const PER_LOGIN = { name: 'sign-in-as', attempts: 50, windowSeconds: 15 * 60 };

/** One that is known: whatever strangers do, it still gets in, and whoever stole it is bound as well. */
const PER_KNOWN = { name: 'sign-in-known', attempts: 15, windowSeconds: 15 * 60 };

/** `knownAs` is what has been in before as the one who is meant: their session, a device of theirs, where they are signed in. */
export type Attempt = { address: string; login: string; knownAs?: string | undefined };

/** Who is meant, known here or not, in any case of letters; a name of any length is one short key. */
const keyOf = (login: string) =>
  createHash('sha256').update(login.toLowerCase()).digest('base64url');

const limitsOf = ({ address, login, knownAs }: Attempt): [Limit, string][] => [
  [PER_PLACE, callerOf(address)],
  knownAs === undefined ? [PER_LOGIN, keyOf(login)] : [PER_KNOWN, knownAs],
];

/** Counts an attempt before it is looked at. Fails with `rate_limited`. */
export async function countSignIn(db: Db, attempt: Attempt): Promise<void> {
  for (const [limit, who] of limitsOf(attempt)) await countAttempt(db, limit, who);
}

/** An attempt that was right does not count. */
export async function returnSignIn(db: Db, attempt: Attempt): Promise<void> {
  for (const [limit, who] of limitsOf(attempt)) await returnAttempt(db, limit, who);
}
