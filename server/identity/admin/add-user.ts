import type { output } from 'zod';

import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { isEmailTaken } from '../account/queries.ts';
import { createUser } from '../create-user.ts';
import { passwordToChoose } from '../email/events.ts';
import type { UserForm } from '../user-form.ts';
import { mayCreate, type User } from '../user.ts';

type Node = { db: Db; mail: { enabled: boolean } };

/**
 * Adds a user. Without a password they get a link to choose one, where the node sends mail. Fails with `forbidden` for a
 * role above what the creator may give, and with `conflict`.
 */
export function addUser(
  { db, mail }: Node,
  by: Pick<User, 'id' | 'role'>,
  { videoQuota, videoQuotaDaily, ...user }: output<typeof UserForm>,
) {
  if (!mayCreate(by, user.role)) {
    throw forbidden('Only an administrator creates administrators and moderators.');
  }
  if (!user.password && !mail.enabled) throw invalid('password', 'Should have a password');
  return db.transaction(async (tx) => {
    if (await isEmailTaken(tx, user.email)) {
      throw new Failure('conflict', 'User with this email already exists.');
    }
    const quotas = { quotaBytes: videoQuota, quotaDailyBytes: videoQuotaDaily };
    const created = await createUser(tx, { ...user, ...quotas });
    if (!user.password) await emit(tx, passwordToChoose, { userId: created.id });
    const subject = { domain: 'users', id: created.id };
    const after = { username: user.username, role: user.role };
    await recordAct(tx, { userId: by.id, action: 'create', subject, after });
    return created;
  });
}
