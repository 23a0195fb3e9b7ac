import { eq, inArray } from 'drizzle-orm';
import * as z from 'zod';

import type { Db } from './db.ts';
import { defineEvent, emit } from './events.ts';
import { defineJob } from './jobs.ts';
import type { Blob, Storage } from './storage.ts';
import { blobs } from './tables.ts';

const BlobRef = z.object({ key: z.string(), place: z.string() });

/** A blob nobody refers to any more: its bytes can go. */
export const blobForgotten = defineEvent('blob.forgotten', BlobRef);

/** Removes a file, unless another was recorded under its key since. */
export const removeBlob = defineJob<{ db: Db; storage: Storage }>()({
  name: 'storage.remove-blob',
  payload: BlobRef,
  attempts: 10,
  timeoutMinutes: 5,
  async run(blob, { db, storage }) {
    if (!(await findBlob(db, blob.key))) await storage.remove(blob);
  },
});

/** Removes files that no row knows: what a crash between storing and recording leaves behind. */
export const sweepBlobs = defineJob<{ db: Db; storage: Storage }>()({
  name: 'storage.sweep-blobs',
  payload: z.object({}),
  attempts: 1,
  timeoutMinutes: 60,
  cron: '41 * * * *',
  async run(_, { db, storage }) {
    for await (const keys of storage.settledKeys()) {
      const known = await db.select({ key: blobs.key }).from(blobs).where(inArray(blobs.key, keys));
      const orphans = new Set(keys).difference(new Set(known.map(({ key }) => key)));
      for (const key of orphans) await storage.remove({ key, place: 'local' });
    }
  },
});

/** Records a stored file with the change that refers to it. */
export async function recordBlob(tx: Db, blob: Blob): Promise<void> {
  const { place, sizeBytes, mediaType } = blob;
  await tx
    .insert(blobs)
    .values(blob)
    .onConflictDoUpdate({ target: blobs.key, set: { place, sizeBytes, mediaType } });
}

export const recordSha256 = async (db: Db, key: string, sha256: string): Promise<void> => {
  await db.update(blobs).set({ sha256 }).where(eq(blobs.key, key));
};

export async function findBlob(db: Db, key: string) {
  const [blob] = await db.select().from(blobs).where(eq(blobs.key, key));
  return blob;
}

/** Forgets a blob in the caller's transaction; its bytes are removed once that commits. */
export async function forgetBlob(tx: Db, key: string): Promise<void> {
  const [blob] = await tx.delete(blobs).where(eq(blobs.key, key)).returning();
  if (blob) await emit(tx, blobForgotten, { key: blob.key, place: blob.place });
}
