import type { output } from 'zod';

import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, invalid } from '../../platform/errors.ts';
import { isEmailTaken, updateUser } from '../account/queries.ts';
import { setPassword } from '../account/set-password.ts';
import { refuseTaken } from '../conflict.ts';
import { deleteSessionsOf } from '../sessions/session-queries.ts';
import { hashPassword } from '../sign-in/password.ts';
import type { UserChange } from '../user-form.ts';
import { mayCreate, type User } from '../user.ts';
import { findTarget } from './target.ts';

/**
 * Changes a user on an administrator's or moderator's word; with another role or password, they have to sign in again.
 * Fails with `not_found`, `forbidden` (a moderator acts on users alone, and gives no other role), `invalid` for the role of
 * `root`, and `conflict` for an address that is taken.
 */
export async function changeUser(
  db: Db,
  by: Pick<User, 'id' | 'role'>,
  userId: number,
  change: output<typeof UserChange>,
): Promise<void> {
  const { password, videoQuota, videoQuotaDaily, pluginAuth: _, ...values } = change;
  const { user, account } = await findTarget(db, by, userId);
  if (values.role && !mayCreate(by, values.role))
    throw forbidden('Only an administrator gives roles.');
  if (values.role && values.role !== user.role && account.name === 'root') {
    throw invalid('role', 'Cannot change the role of the root user');
  }
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  await db
    .transaction(async (tx) => {
      if (values.email !== undefined && (await isEmailTaken(tx, values.email, userId))) {
        throw new Failure('conflict', 'User with this email already exists.');
      }
      const after = {
        ...values,
        quotaBytes: videoQuota,
        quotaDailyBytes: videoQuotaDaily,
      };
      await updateUser(tx, userId, after);
      if (passwordHash) await setPassword(tx, userId, { passwordHash });
      if (values.role && values.role !== user.role) await deleteSessionsOf(tx, userId);
      const subject = { domain: 'users', id: userId };
      await recordAct(tx, { userId: by.id, action: 'update', subject, after });
    })
    .catch(refuseTaken);
}
