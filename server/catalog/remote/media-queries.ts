import { asc, eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { remoteCaptions, remoteMedia } from '../remote-tables.ts';
import type { RemoteCaption } from './media.ts';

type Media = Omit<typeof remoteMedia.$inferInsert, 'thumbnailsFrom'>;

/** Writes down where the media of a video are, whatever was known of them. */
export const putMedia = (tx: Db, { videoId, ...media }: Media) =>
  tx
    .insert(remoteMedia)
    .values({ videoId, ...media })
    .onConflictDoUpdate({ target: remoteMedia.videoId, set: media });

/** Remembers that a node said just now how its video is. */
export const markRefreshed = (tx: Db, videoId: number) =>
  tx
    .update(remoteMedia)
    .set({ refreshedAt: sql`now()` })
    .where(eq(remoteMedia.videoId, videoId));

export async function replaceCaptions(tx: Db, videoId: number, captions: RemoteCaption[]) {
  await tx.delete(remoteCaptions).where(eq(remoteCaptions.videoId, videoId));
  if (captions.length === 0) return;
  await tx
    .insert(remoteCaptions)
    .values(captions.map((caption) => ({ videoId, ...caption })))
    .onConflictDoNothing(); // a language that is there twice
}

export type RemoteCaptionRow = typeof remoteCaptions.$inferSelect;

/** The captions of a video of another node, by language. */
export const remoteCaptionsOf = (db: Db, videoId: number): Promise<RemoteCaptionRow[]> =>
  db
    .select()
    .from(remoteCaptions)
    .where(eq(remoteCaptions.videoId, videoId))
    .orderBy(asc(remoteCaptions.language));

/** Where the media of a video are. Undefined for a video of this node. */
export async function findRemoteMedia(db: Db, videoId: number) {
  const [row] = await db.select().from(remoteMedia).where(eq(remoteMedia.videoId, videoId));
  return row;
}

export const setThumbnailsFrom = (tx: Db, videoId: number, from: string | null) =>
  tx.update(remoteMedia).set({ thumbnailsFrom: from }).where(eq(remoteMedia.videoId, videoId));
