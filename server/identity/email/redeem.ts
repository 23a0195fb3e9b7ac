import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { updateUser } from '../account/queries.ts';
import { setPassword } from '../account/set-password.ts';
import { refuseTaken } from '../conflict.ts';
import { takeOneTimeOf } from '../one-time-queries.ts';
import { hashPassword } from '../sign-in/password.ts';
import { findRecipient, findWaiting, verifyRegistration } from './queries.ts';

type Shown = { verificationString: string };

const refused = () => forbidden('Invalid verification string.');

const addressOf = (taken: { payload: unknown } | undefined) => {
  if (!taken) throw refused();
  return (taken.payload as { email: string }).email;
};

/**
 * Takes a link's secret for the proof that an address is a user's. Only what the node itself sent there proves anything,
 * and only for the address it went to. Fails with `not_found`, `forbidden`, or `conflict` when it is taken by now.
 */
export const verifyEmail = (
  db: Db,
  userId: number,
  { verificationString, isPendingEmail }: Shown & { isPendingEmail: boolean },
) =>
  db.transaction(async (tx) => {
    const user = await findRecipient(tx, { userId });
    if (!user) throw notFound('User');
    const purpose = isPendingEmail ? 'verify-pending-email' : 'verify-email';
    const proved = addressOf(await takeOneTimeOf(tx, purpose, verificationString, userId));
    if (proved !== (isPendingEmail ? user.pendingEmail : user.email)) throw refused();
    const values = { email: proved, emailVerified: true };
    await updateUser(tx, userId, isPendingEmail ? { ...values, pendingEmail: null } : values).catch(
      refuseTaken,
    );
  });

/** Proves the address of somebody who waits to be let in. Fails with `not_found`, and as `verifyEmail` does for a link that is no good. */
export const verifyRegistrationEmail = (db: Db, registrationId: number, shown: Shown) =>
  db.transaction(async (tx) => {
    if (!(await findWaiting(tx, { registrationId }))) throw notFound('Registration');
    const { verificationString } = shown;
    const taken = await takeOneTimeOf(
      tx,
      'verify-registration',
      verificationString,
      registrationId,
    );
    await verifyRegistration(tx, registrationId, addressOf(taken));
  });

/** Sets another password and ends all sessions. Who could open the link has the mail box: its address is theirs. */
export async function resetPassword(
  db: Db,
  userId: number,
  { verificationString, password }: Shown & { password: string },
): Promise<void> {
  const user = await findRecipient(db, { userId });
  if (!user) throw notFound('User');
  await db.transaction(async (tx) => {
    const taken = await takeOneTimeOf(tx, 'reset-password', verificationString, userId);
    const proved = addressOf(taken);
    await setPassword(tx, userId, { passwordHash: await hashPassword(password) });
    if (proved === user.email) await updateUser(tx, userId, { emailVerified: true });
  });
}
