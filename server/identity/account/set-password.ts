import type { Db } from '../../platform/db.ts';
import { revokeOneTime } from '../one-time-queries.ts';
import { deleteSessionsOf } from '../sessions/session-queries.ts';
import { updateUser } from './queries.ts';

type NewPassword = { passwordHash: string; keepSessionId?: number };

/** Gives a user another password: who knew the old one is out, and links that set one are worthless. */
export async function setPassword(
  tx: Db,
  userId: number,
  { passwordHash, keepSessionId }: NewPassword,
): Promise<void> {
  await updateUser(tx, userId, { passwordHash });
  await deleteSessionsOf(tx, userId, keepSessionId);
  await revokeOneTime(tx, 'reset-password', userId);
}
