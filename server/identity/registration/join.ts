import type { output } from 'zod';

import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { callerOf, countAttempt, returnAttempt } from '../../platform/rate-limit.ts';
import { isEmailTaken } from '../account/queries.ts';
import { fieldTaken, refuseTaken } from '../conflict.ts';
import { createUser } from '../create-user.ts';
import { emailToVerify, registrationToVerify } from '../email/events.ts';
import { registrationAsked, userRegistered } from '../events.ts';
import { requireFreeNames } from '../require-free-names.ts';
import { hashPassword } from '../sign-in/password.ts';
import { requireOpenSignup, taken } from './allowed.ts';
import type { RegisterForm, RequestForm } from './form.ts';
import { insertRegistration, isAskedFor, type Registration } from './queries.ts';

/** Those that succeed: who mistypes may try again. */
const JOINING = { name: 'sign-up', attempts: 10, windowSeconds: 5 * 60 };

/** Answers that an address is known here: enough for mistakes, too few to find out who has an account. */
const TOLD = { name: 'sign-up-told', attempts: 30, windowSeconds: 10 * 60 };

type Caller = { address: string };

/** Makes a user of somebody, where everybody may join. Fails with `forbidden`, `conflict`, `rate_limited`. */
export const register = (db: Db, form: output<typeof RegisterForm>, caller: Caller) =>
  limited(db, caller, async () => {
    const { signup } = await requireOpenSignup(db);
    const { requiresApproval, requiresEmailVerification } = signup;
    if (requiresApproval) throw forbidden('Moderators of this node approve who joins: ask them.');
    const { username, email, password, displayName, channel } = form;
    await requireNotTaken(db, form);
    await db.transaction(async (tx) => {
      const { id: userId } = await createUser(tx, {
        username,
        email,
        password,
        displayName,
        channelName: channel?.name,
        channelDisplayName: channel?.displayName,
        emailVerified: requiresEmailVerification ? false : null,
      });
      await emit(tx, userRegistered, { userId });
      if (requiresEmailVerification) await emit(tx, emailToVerify, { userId, isPending: false });
    });
  });

/** Takes the wish to join, for moderators to decide. Fails as `register` does, with `invalid` where they do not. */
export const requestRegistration = (
  db: Db,
  form: output<typeof RequestForm>,
  caller: Caller,
): Promise<Registration> =>
  limited(db, caller, async () => {
    const { requiresApproval, requiresEmailVerification } = (await requireOpenSignup(db)).signup;
    if (!requiresApproval) throw invalid('registrationReason', 'Nobody approves: just register.');
    await requireNotTaken(db, form);
    const { username, email, channel, displayName = null } = form;
    const passwordHash = await hashPassword(form.password);
    return db.transaction(async (tx) => {
      const registration = await insertRegistration(tx, {
        reason: form.registrationReason,
        username,
        email,
        displayName,
        passwordHash,
        channelName: channel?.name,
        channelDisplayName: channel?.displayName,
        emailVerified: requiresEmailVerification ? false : null,
      }).catch(refuseTaken);
      const registrationId = registration.id;
      await emit(tx, registrationAsked, { registrationId });
      if (requiresEmailVerification) await emit(tx, registrationToVerify, { registrationId });
      return registration;
    });
  });

/** Fails with `conflict`, which names the field where it is a user who has what was wished for. */
async function requireNotTaken(
  db: Db,
  { username, email, channel }: Pick<output<typeof RegisterForm>, 'username' | 'email' | 'channel'>,
) {
  if (await isAskedFor(db, { username, email, channelName: channel?.name })) throw taken();
  await requireFreeNames(db, username, channel && [channel.name], 'channel.name');
  if (await isEmailTaken(db, email))
    throw fieldTaken('email', 'A user with this e-mail address exists already.');
}

async function limited<T>(db: Db, { address }: Caller, join: () => Promise<T>): Promise<T> {
  const who = callerOf(address);
  await countAttempt(db, JOINING, who);
  try {
    return await join();
  } catch (error) {
    await returnAttempt(db, JOINING, who);
    if (tellsOfEmail(error)) await countAttempt(db, TOLD, who);
    throw error;
  }
}

function tellsOfEmail(error: unknown): boolean {
  if (!(error instanceof Failure) || error.code !== 'conflict') return false;
  const fields = error.details['invalid-params'];
  return fields === undefined || 'email' in (fields as object);
}
