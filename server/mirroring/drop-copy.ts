import { announceChange, copyChanged } from '../catalog/index.ts';
import { forgetBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { blobKeysOfCopy, deleteCopy, lockCopy } from './queries.ts';

/** Withdraws a copy, finished or not; other nodes hear of it, and its files go, once the caller's transaction commits. */
export async function dropCopy(tx: Db, copyId: number): Promise<void> {
  const copy = await lockCopy(tx, { id: copyId });
  if (!copy) return;
  const keys = await blobKeysOfCopy(tx, copyId);
  await deleteCopy(tx, copyId);
  for (const key of keys) await forgetBlob(tx, key);
  if (copy.state !== 'kept') return;
  await announceChange(tx, copy.videoUuid);
  await emit(tx, copyChanged, { videoUuid: copy.videoUuid });
}
