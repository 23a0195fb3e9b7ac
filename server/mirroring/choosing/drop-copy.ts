import { announceChange, copyChanged } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { deleteCopy, deleteFilesOf, lockCopy } from '../queries.ts';

/** Withdraws a copy, finished or not; other nodes hear of it, and its files go, once the caller's transaction commits. */
export async function dropCopy(tx: Db, copyId: number): Promise<void> {
  const copy = await lockCopy(tx, { id: copyId });
  if (!copy) return;
  await forgetFiles(tx, copyId);
  await deleteCopy(tx, copyId);
  if (copy.state !== 'kept') return;
  await announceChange(tx, copy.videoUuid);
  await emit(tx, copyChanged, { videoUuid: copy.videoUuid });
}

/** Forgets the files of a copy; they go once the caller's transaction commits. */
export async function forgetFiles(tx: Db, copyId: number): Promise<void> {
  for (const key of await deleteFilesOf(tx, copyId)) await forgetBlob(tx, key);
}
