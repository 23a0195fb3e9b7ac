import { addRenditions, type NewRendition } from '../catalog/index.ts';
import { recordBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import type { Blob } from '../platform/storage.ts';
import type { MadeRendition } from './pass/made-rendition.ts';
import { noteRoom } from './queries.ts';
import { renditionKey } from './rendition-key.ts';
import { requireWanted, type Tools, type Work } from './work.ts';

type Stored = { blob: Blob; row: NewRendition };

/** Puts renditions into the store and records them, together with whatever else then is true. */
export async function recordRenditions(
  { db, storage }: Pick<Tools, 'db' | 'storage'>,
  { source }: Work,
  made: readonly MadeRendition[],
  alongside: (tx: Db) => Promise<void>,
): Promise<void> {
  const stored = await storeRenditions(storage, source, made);
  await db.transaction(async (tx) => {
    for (const { blob } of stored) await recordBlob(tx, blob);
    await addRenditions(
      tx,
      source,
      stored.map(({ row }) => row),
    );
    await requireWanted(tx, source);
    await noteRoom(tx, source);
    await alongside(tx);
  });
}

/** Puts renditions into the store. */
export const storeRenditions = (
  storage: Tools['storage'],
  { uuid }: Pick<Work['source'], 'uuid'>,
  made: readonly MadeRendition[],
): Promise<Stored[]> =>
  Promise.all(
    made.map(async ({ file, row }): Promise<Stored> => {
      const blob = await storage.put(renditionKey(uuid, file), file, 'video/mp4');
      return { blob, row: { ...row, blobKey: blob.key } };
    }),
  );
