import { isDeepStrictEqual } from 'node:util';

import type { output } from 'zod';

import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { countMail } from '../email/ask.ts';
import { emailToVerify } from '../email/events.ts';
import { accountChanged } from '../events.ts';
import { password as passwordField } from '../fields.ts';
import { preferencesOf } from '../preferences.ts';
import type { Session } from '../sessions/session-queries.ts';
import { hashPassword } from '../sign-in/password.ts';
import { findUserWithAccount } from '../user-queries.ts';
import type { MeForm } from './me-form.ts';
import { requirePassword } from './prove-password.ts';
import { isEmailTaken, updateAccount, updateUser } from './queries.ts';
import { setPassword } from './set-password.ts';

type Node = { db: Db; mail: { enabled: boolean } };
type Me = { session: Session; address: string };

/**
 * Changes what a user said of themselves. A new password or e-mail address needs the current password: fails with
 * `current_password_is_invalid`, `conflict` for an address somebody else has, or `rate_limited` after many. Another password ends all other
 * sessions; another address counts once it is verified, where the node can send mail.
 */
export async function changeMe(
  { db, mail }: Node,
  { session, address }: Me,
  form: output<typeof MeForm>,
): Promise<void> {
  const { displayName, description, email, password, currentPassword, ...preferences } = form;
  const { id: userId, accountId } = session.user;
  if (password !== undefined || email !== undefined) {
    if (!currentPassword) throw invalid('currentPassword', 'currentPassword parameter is missing');
    await requirePassword(db, { userId, address }, currentPassword);
  }
  if (email !== undefined && mail.enabled) await countMail(db, { email, address });
  const passwordHash = password === undefined ? undefined : await hashNew(password);
  await db.transaction(async (tx) => {
    await recordChange(tx, userId, form);
    await updateUser(tx, userId, { preferences: preferences });
    if (email !== undefined) await changeEmail(tx, userId, email, mail.enabled);
    if (passwordHash) await setPassword(tx, userId, { passwordHash, keepSessionId: session.id });
    if (displayName === undefined && description === undefined) return;
    await updateAccount(tx, accountId, { displayName, description });
    await emit(tx, accountChanged, { accountId });
  });
}

/** Writes down which fields a form changes, if any; what they hold is nobody else's concern. */
async function recordChange(tx: Db, userId: number, form: output<typeof MeForm>) {
  const { currentPassword: _, ...given } = form;
  const { user, account } = await findUserWithAccount(tx, userId);
  const { displayName, description } = account;
  const known = { displayName, description, email: user.email, ...preferencesOf(user.preferences) };
  const isNew = ([field, value]: [string, unknown]) =>
    value !== undefined && !isDeepStrictEqual(value, known[field as keyof typeof known]);
  const fields = Object.entries(given)
    .filter(isNew)
    .map(([field]) => field);
  const subject = { domain: 'users', id: userId };
  if (fields.length > 0)
    await recordAct(tx, { userId, action: 'update', subject, after: { fields } });
}

async function hashNew(password: string) {
  const { success } = passwordField.safeParse(password);
  if (!success) throw invalid('password', 'Should have a password of 6 to 255 characters');
  return hashPassword(password);
}

async function changeEmail(tx: Db, userId: number, email: string, canVerify: boolean) {
  if (await isEmailTaken(tx, email, userId)) {
    throw new Failure('conflict', 'User with this email already exists.');
  }
  if (!canVerify) return updateUser(tx, userId, { email, emailVerified: null, pendingEmail: null });
  await updateUser(tx, userId, { pendingEmail: email });
  await emit(tx, emailToVerify, { userId, isPending: true });
}
