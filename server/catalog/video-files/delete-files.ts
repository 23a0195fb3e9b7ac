import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { announceChange } from '../change-queries.ts';
import { dropFurther } from '../further/queries.ts';
import { forgetSource, type IsSourceInUse } from '../source-file/forget-source.ts';
import { sourceFileId } from '../source-json.ts';
import { findVideo, lockVideo } from '../video-queries.ts';
import { deleteRenditionRow, findRendition, heightsOf } from './queries.ts';

const refused = (why: string) => new Failure('invalid', why);

async function findLocal(db: Db, id: string) {
  const found = await findVideo(db, id);
  if (!found) throw notFound('Video');
  return found.video;
}

/** Refuses, as there is no other set of files to play: fails with `invalid`, or `not_found` for a video that is not there. */
export async function deleteAllRenditions(db: Db, id: string): Promise<never> {
  const video = await findLocal(db, id);
  const files = await heightsOf(db, video.id);
  throw refused(
    files.length === 0
      ? 'This video does not have HLS files'
      : 'Cannot delete HLS playlist since this video does not have Web Video files',
  );
}

/**
 * Deletes one rendition, in all codecs. Fails with `not_found`, and with `invalid` for the last one that can be watched:
 * without it there would be nothing to play.
 */
export async function deleteRendition(db: Db, id: string, fileId: number): Promise<void> {
  const { id: videoId, uuid } = await findLocal(db, id);
  await db.transaction(async (tx) => {
    await lockVideo(tx, videoId);
    const files = await heightsOf(tx, videoId);
    if (files.length === 0) throw refused('This video does not have HLS files');
    const file = await findRendition(tx, { videoId, fileId });
    if (!file) throw notFound('Video file');
    const hasPicture = files.some(({ height }) => height > 0);
    const others = files.filter((other) => other.id !== fileId);
    if (!others.some(({ height }) => height > 0 || !hasPicture))
      throw refused('Cannot delete last HLS playlist file of this video');
    const key = await deleteRenditionRow(tx, file.id);
    const further = await dropFurther(tx, videoId, file.height);
    for (const each of [key, ...further]) if (each !== undefined) await forgetBlob(tx, each);
    await announceChange(tx, uuid);
  });
}

/**
 * Deletes, in the name of an account, what a video has beside its renditions, which is the file it was made of: it can then not be transcoded again.
 * Fails with `invalid` when there is none, or nothing else to play; with `not_found` for another file; with `conflict` while
 * something is made of it.
 */
export async function deleteWebVideos(
  { db, isSourceInUse }: { db: Db; isSourceInUse: IsSourceInUse },
  { id, fileId, accountId }: { id: string; fileId?: number; accountId: number },
): Promise<void> {
  const video = await findLocal(db, id);
  if (video.sourceKey === null) throw refused('This video does not have Web Video files');
  if (fileId !== undefined && fileId !== sourceFileId(video.id)) throw notFound('Video file');
  if ((await heightsOf(db, video.id)).length === 0)
    throw refused('Cannot delete Web Video files since this video does not have HLS playlist');
  await forgetSource(db, { videoId: video.id, accountId }, isSourceInUse);
}
