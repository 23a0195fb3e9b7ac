import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { callerOf, countAttempt, returnAttempt } from '../platform/rate-limit.ts';
import { grantFailure } from './oauth-failure.ts';
import { verifyPassword } from './password.ts';
import { findCredentials, recordSignIn } from './user-queries.ts';

/** A user's name or e-mail address, and password. */
export const Credentials = z.object({
  username: z
    .string()
    .max(255)
    .regex(/^[^\0]*$/),
  password: z.string().max(1000),
});

/** Where a sign-in comes from, kept with its session. */
export type Caller = { address: string; userAgent: string | null };

/** Shared by every way to sign in with a password. */
const SIGN_IN_LIMIT = { name: 'sign-in', attempts: 15, windowSeconds: 5 * 60 };

/**
 * The id of the user with this name or e-mail address and password. Fails with `invalid_grant`, in the same words and
 * time whether or not there is such a user, with `account_blocked`, and with `rate_limited` after 15 wrong attempts in
 * 5 minutes. An attempt is counted before it is looked at, so many at once gain nothing, and a right one is given back:
 * the people behind one address do not lock each other out.
 */
export async function signIn(
  db: Db,
  { username, password }: z.output<typeof Credentials>,
  { address }: Pick<Caller, 'address'>,
): Promise<number> {
  const who = callerOf(address);
  await countAttempt(db, SIGN_IN_LIMIT, who);
  const user = await findCredentials(db, username);
  const isRight = await verifyPassword(password, user?.passwordHash);
  if (!user || !isRight) {
    throw grantFailure('invalid_grant', 'Invalid grant: user credentials are invalid');
  }
  await returnAttempt(db, SIGN_IN_LIMIT, who);
  if (user.blocked) throw grantFailure('account_blocked', 'User is blocked.');
  await recordSignIn(db, user.id);
  return user.id;
}
