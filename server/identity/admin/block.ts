import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { updateUser } from '../account/queries.ts';
import { userBlocked, userUnblocked } from '../events.ts';
import { deleteSessionsOf } from '../sessions/session-queries.ts';
import type { User } from '../user.ts';
import { findTarget, requireNotRoot } from './target.ts';

type Moderator = Pick<User, 'id' | 'role'>;

/** Keeps a user out: their sessions end now. Fails with `not_found`, `forbidden`, or `invalid` for `root`. */
export const blockUser = (db: Db, by: Moderator, userId: number, reason: string | null) =>
  db.transaction(async (tx) => {
    const { account } = await findTarget(tx, by, userId);
    requireNotRoot(account, 'block');
    await updateUser(tx, userId, { blocked: true, blockedReason: reason });
    await deleteSessionsOf(tx, userId);
    await emit(tx, userBlocked, { userId, reason });
    const subject = { domain: 'users', id: userId };
    await recordAct(tx, { userId: by.id, action: 'block', subject, after: { reason } });
  });

/** Lets a user in again. Fails as `blockUser` does. */
export const unblockUser = (db: Db, by: Moderator, userId: number) =>
  db.transaction(async (tx) => {
    const { account } = await findTarget(tx, by, userId);
    requireNotRoot(account, 'unblock');
    await updateUser(tx, userId, { blocked: false, blockedReason: null });
    await emit(tx, userUnblocked, { userId });
    const subject = { domain: 'users', id: userId };
    await recordAct(tx, { userId: by.id, action: 'unblock', subject });
  });
