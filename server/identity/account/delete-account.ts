import { dropChannelsOf } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { accountGone, userDeleted } from '../events.ts';
import { buryAccount, deleteUserRow, exportKeyOf } from './delete-queries.ts';

type Leaving = { userId: number; accountId: number };

/**
 * Deletes a user: nobody can sign in as them, or see what they published, from now on. Jobs remove the videos and their
 * files after that; of the account stays only its name, which nobody else can have.
 */
export async function deleteAccount(tx: Db, { userId, accountId }: Leaving): Promise<void> {
  const exportKey = await exportKeyOf(tx, userId);
  await deleteUserRow(tx, userId);
  if (exportKey) await forgetBlob(tx, exportKey);
  await buryAccount(tx, accountId);
  await dropChannelsOf(tx, accountId);
  await emit(tx, userDeleted, { userId, accountId });
  await emit(tx, accountGone, { accountId });
}
