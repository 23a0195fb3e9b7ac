import * as z from 'zod';

import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { callerOf } from '../../platform/rate-limit.ts';
import { RegistrationState } from '../registration/state.ts';
import { findPlaces, type Place } from '../sessions/session-queries.ts';
import { requireSecondFactor } from '../two-factor/require.ts';
import { findApplicant, findCredentials, recordSignIn } from '../user-queries.ts';
import { nameOfDevice } from './known-device.ts';
import { grantFailure } from './oauth-failure.ts';
import { verifyPassword } from './password.ts';
import { countPlace, countWho, type Known, returnSignIn } from './sign-in-limit.ts';

/** A user's name or e-mail address, and password. */
export const Credentials = z.object({
  username: z
    .string()
    .max(255)
    .regex(/^[^\0]*$/),
  password: z.string().max(1000),
});

/** Where a sign-in comes from, kept with its session, the one-time code it brings, and what tells its browser again. */
export type Caller = Place & { otp?: string | undefined; device?: string | undefined };

type Node = { db: Db; secret: Buffer };

/**
 * The id of the user with this name or e-mail address and password. Fails with `invalid_grant`, in the same words and
 * time whether or not there is such a user, as `admit` does, with `missing_two_factor` or `invalid_two_factor`, and with
 * `rate_limited`. An attempt is counted before it is looked at, so many at once gain nothing, and a right one is given
 * back: the people behind one address do not lock each other out. Nor do strangers lock out a device that has been in.
 */
export async function signIn(
  { db, secret }: Node,
  { username, password }: z.output<typeof Credentials>,
  { address, otp, device }: Caller,
): Promise<number> {
  await countPlace(db, address);
  const user = await findCredentials(db, username);
  const known = user && (await recognize({ db, secret }, user, { address, device }));
  const attempt = { address, as: known ?? { login: username } };
  await countWho(db, attempt);
  const applicant = user ? undefined : await findApplicant(db, username);
  const hash = (user ?? applicant)?.passwordHash ?? undefined;
  const isRight = await verifyPassword(password, hash);
  if (!isRight || !hash) {
    throw grantFailure('invalid_grant', 'Invalid grant: user credentials are invalid');
  }
  await returnSignIn(db, attempt);
  if (!user) throw notLetIn(applicant!.state);
  await requireSecondFactor(db, { userId: user.id, secret, otp });
  await admit(db, user);
  return user.id;
}

/** What a user is known by here: this device, or that they are signed in elsewhere at this place; undefined for strangers. */
async function recognize(
  { db, secret }: Node,
  user: { id: number; passwordHash: string | null },
  { address, device }: Pick<Caller, 'address' | 'device'>,
): Promise<Known | undefined> {
  const name = nameOfDevice({ secret, user }, device);
  if (name !== undefined) return { userId: user.id, by: `device ${name}` };
  const place = callerOf(address);
  const places = await findPlaces(db, user.id);
  const isKnown = places.some((known) => callerOf(known) === place);
  return isKnown ? { userId: user.id, by: `place ${place}` } : undefined;
}

type Admitted = { id: number; blocked: boolean; emailVerified: boolean | null };

/** Lets somebody in who has proved who they are. Fails with `account_blocked` or `email_not_verified`. */
export async function admit(db: Db, { id, blocked, emailVerified }: Admitted): Promise<void> {
  if (blocked) throw grantFailure('account_blocked', 'User is blocked.');
  if (emailVerified === false && (await instanceConfig(db)).signup.requiresEmailVerification) {
    throw grantFailure('email_not_verified', 'User email is not verified.');
  }
  await recordSignIn(db, id);
}

const notLetIn = (state: number) =>
  state === RegistrationState.rejected
    ? grantFailure('account_approval_rejected', 'Registration approval has been rejected.')
    : grantFailure('account_waiting_for_approval', 'Account is awaiting approval by moderators.');
