import { eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { remoteMedia } from '../remote-tables.ts';
import { videos } from '../tables.ts';

export type VideoRow = typeof videos.$inferSelect;

type Columns = Loosely<typeof videos.$inferInsert> & { url: string };
type Loosely<T> = { [K in keyof T]: T[K] | undefined };

/** Inserts a video of another node. Undefined when its URL or UUID is known already. */
export async function insertVideo(tx: Db, columns: Columns): Promise<VideoRow | undefined> {
  const values = columns as typeof videos.$inferInsert; // undefined is the default
  const [row] = await tx.insert(videos).values(values).onConflictDoNothing().returning();
  return row;
}

/** A video of another node by its URL, locked, with the time of its last change there. */
export async function lockRemoteVideo(tx: Db, url: string) {
  const [row] = await tx
    .select({ video: videos, changedAt: remoteMedia.changedAt })
    .from(videos)
    .innerJoin(remoteMedia, eq(remoteMedia.videoId, videos.id))
    .where(eq(videos.url, url))
    .for('update', { of: videos });
  return row;
}

/** Sets what is given of the video with this URL; it exists. */
export async function updateVideo(tx: Db, columns: Columns) {
  const [row] = await tx
    .update(videos)
    .set(columns as Partial<typeof videos.$inferInsert>)
    .where(eq(videos.url, columns.url))
    .returning();
  return row!;
}
