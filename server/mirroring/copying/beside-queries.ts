import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';

import { copyFiles, videoCopies } from '../../catalog/copy-tables.ts';
import { remoteCaptions, remoteMedia } from '../../catalog/remote-tables.ts';
import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import type { Beside } from './beside.ts';

const MAX_CAPTIONS = 100; // of a video; those beyond are had from its own node alone

/** What there is beside the media of another node's video. */
export async function besideOf(db: Db, videoId: number): Promise<Beside[]> {
  const captions = await db
    .select({ url: remoteCaptions.url })
    .from(remoteCaptions)
    .where(eq(remoteCaptions.videoId, videoId))
    .orderBy(remoteCaptions.language)
    .limit(MAX_CAPTIONS);
  const [media] = await db
    .select({ storyboard: remoteMedia.storyboard })
    .from(remoteMedia)
    .where(eq(remoteMedia.videoId, videoId));
  return [
    ...captions.map(({ url }) => ({ url, kind: 'captions' as const })),
    ...(media?.storyboard ? [{ url: media.storyboard.url, kind: 'storyboard' as const }] : []),
  ];
}

/** A copy that is kept whole, by the UUID of its video. */
export async function findWholeCopy(db: Db, videoUuid: string) {
  const [row] = await db
    .select({ id: videoCopies.id, videoUuid: videoCopies.videoUuid, videoId: videoCopies.videoId })
    .from(videoCopies)
    .where(and(eq(videoCopies.videoUuid, videoUuid), eq(videoCopies.state, 'kept')));
  return row;
}

/** What is kept beside the media of a copy. */
export const heldBeside = (db: Db, copyId: number) =>
  db
    .select({ name: copyFiles.name, blobKey: copyFiles.blobKey, sourceUrl: copyFiles.sourceUrl })
    .from(copyFiles)
    .where(and(eq(copyFiles.copyId, copyId), isNotNull(copyFiles.sourceUrl)));

export const deleteFiles = (tx: Db, copyId: number, names: string[]) =>
  tx.delete(copyFiles).where(and(eq(copyFiles.copyId, copyId), inArray(copyFiles.name, names)));

/** Counts the bytes of a copy anew. */
export const measureCopy = (tx: Db, copyId: number) =>
  tx
    .update(videoCopies)
    .set({
      sizeBytes: sql`(select sum(${blobs.sizeBytes}) from ${copyFiles}
        join ${blobs} on ${blobs.key} = ${copyFiles.blobKey} where ${copyFiles.copyId} = ${videoCopies.id})`,
    })
    .where(eq(videoCopies.id, copyId));
