import { type DrawnThumbnails, drawThumbnails } from '../catalog/index.ts';
import { forgetBlob, recordBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import type { Storage } from '../platform/storage.ts';
import { lockUpload, setPictures, type Upload } from './queries.ts';

/** Draws the picture that came with what was said of a video, if one did. Fails with `invalid` for what is none. */
export async function drawPictures(
  { storage }: { storage: Storage },
  fields: object,
): Promise<DrawnThumbnails | undefined> {
  const { thumbnailfile, previewfile } = fields as Record<string, unknown>;
  if (thumbnailfile instanceof Uint8Array) return drawThumbnails(storage, thumbnailfile);
  if (!(previewfile instanceof Uint8Array)) return undefined;
  return drawThumbnails(storage, previewfile, 'previewfile');
}

/** Keeps the pictures with the upload until it is a video, in place of those it had. */
export const keepPictures = (
  db: Db,
  id: string,
  pictures: DrawnThumbnails | undefined,
): Promise<void> =>
  db.transaction(async (tx) => {
    const upload = pictures && (await lockUpload(tx, id));
    if (!upload) return;
    await forgetPictures(tx, upload);
    for (const blob of pictures.blobs) await recordBlob(tx, blob);
    await setPictures(tx, id, pictures);
  });

/** Lets go of the pictures of an upload that becomes no video. */
export async function forgetPictures(tx: Db, { pictures }: Pick<Upload, 'pictures'>) {
  for (const { key } of pictures?.blobs ?? []) await forgetBlob(tx, key);
}
