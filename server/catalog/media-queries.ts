import { eq } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { blobs } from '../platform/tables.ts';
import type { NewRendition } from './rendition.ts';
import { renditions, storyboards, thumbnails, videoPasswords, videos } from './tables.ts';
import { findVideo, passwordsOf } from './video-queries.ts';

export type NewThumbnail = { width: number; height: number; blobKey: string };
export type NewStoryboard = Omit<typeof storyboards.$inferInsert, 'videoId'>;

/** Inserts what is not there yet; returns how many rungs were new. */
export async function insertRenditions(
  tx: Db,
  videoId: number,
  rows: NewRendition[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await tx
    .insert(renditions)
    .values(rows.map((row) => ({ ...row, videoId })))
    .onConflictDoNothing()
    .returning({ id: renditions.id });
  return added.length;
}

export const insertThumbnails = (tx: Db, videoId: number, rows: NewThumbnail[]) =>
  tx
    .insert(thumbnails)
    .values(rows.map((row) => ({ ...row, videoId })))
    .onConflictDoNothing();

export const insertStoryboard = (tx: Db, videoId: number, row: NewStoryboard) =>
  tx
    .insert(storyboards)
    .values({ ...row, videoId })
    .onConflictDoNothing();

export const insertPasswords = async (tx: Db, videoId: number, passwords: string[]) => {
  if (passwords.length === 0) return;
  await tx
    .insert(videoPasswords)
    .values(passwords.map((password) => ({ videoId, password })))
    .onConflictDoNothing();
};

/** What a transcode starts from. Undefined once the video is gone. */
export async function findSource(db: Db, videoId: number) {
  const [row] = await db
    .select({
      videoId: videos.id,
      uuid: videos.uuid,
      setUuid: videos.setUuid,
      state: videos.state,
      waitTranscoding: videos.waitTranscoding,
      facts: videos.sourceFacts,
      key: blobs.key,
      place: blobs.place,
    })
    .from(videos)
    .innerJoin(blobs, eq(blobs.key, videos.sourceKey))
    .where(eq(videos.id, videoId));
  if (!row?.facts) return undefined;
  return { ...row, facts: row.facts };
}

/** What delivery must know of a video to decide who gets its files. */
export async function findMedia(db: Db, videoUuid: string) {
  const found = await findVideo(db, videoUuid);
  if (!found) return undefined;
  const { id, uuid, setUuid, privacy, state, downloadEnabled, name } = found.video;
  const passwords = await passwordsOf(db, id);
  return {
    id,
    uuid,
    setUuid,
    privacy,
    state,
    downloadEnabled,
    name,
    passwords,
    ownerUserId: found.ownerUserId,
  };
}
