import { and, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import type { FileMetadata } from '../rendition.ts';
import { renditions } from '../tables.ts';

export type Rendition = typeof renditions.$inferSelect;

/** The rendition of a video that has this number. */
export const findRendition = async (
  db: Db,
  { videoId, fileId }: { videoId: number; fileId: number },
): Promise<Rendition | undefined> =>
  (
    await db
      .select()
      .from(renditions)
      .where(and(eq(renditions.videoId, videoId), eq(renditions.id, fileId)))
  )[0];

export const heightsOf = (db: Db, videoId: number) =>
  db
    .select({ id: renditions.id, height: renditions.height })
    .from(renditions)
    .where(eq(renditions.videoId, videoId));

/** Deletes the row; returns the key of its blob. */
export const deleteRenditionRow = async (tx: Db, id: number): Promise<string | undefined> =>
  (
    await tx.delete(renditions).where(eq(renditions.id, id)).returning({ key: renditions.blobKey })
  )[0]?.key;

export const keepMetadata = async (db: Db, id: number, metadata: FileMetadata): Promise<void> => {
  await db.update(renditions).set({ metadata }).where(eq(renditions.id, id));
};
