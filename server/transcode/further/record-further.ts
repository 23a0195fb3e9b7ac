import { addFurther, type FurtherCodec } from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { MadeRendition } from '../pass/made-rendition.ts';
import { storeRenditions } from '../record-renditions.ts';
import type { Tools, Work } from '../work.ts';

type Made = { codec: FurtherCodec; renditions: readonly MadeRendition[] };

/** Puts renditions in a further codec into the store and records them: all of a codec appear at once. */
export async function recordFurther(
  { db, storage }: Pick<Tools, 'db' | 'storage'>,
  { source }: Work,
  { codec, renditions }: Made,
): Promise<void> {
  const stored = await storeRenditions(storage, source, renditions);
  await db.transaction(async (tx) => {
    for (const { blob } of stored) await recordBlob(tx, blob);
    await addFurther(
      tx,
      source,
      stored.map(({ row }) => ({ ...row, codec })),
    );
  });
}
