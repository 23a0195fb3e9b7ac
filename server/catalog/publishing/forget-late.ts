import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';

type Stored = { blobKey: string };

/** Forgets the files of what somebody else had brought before: what is there stays. */
export async function forgetLate(
  tx: Db,
  brought: readonly Stored[],
  there: readonly Stored[],
): Promise<void> {
  const kept = new Set(there.map(({ blobKey }) => blobKey));
  for (const { blobKey } of brought) if (!kept.has(blobKey)) await forgetBlob(tx, blobKey);
}
