import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { forgetBlob, recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { drawImage, IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';
import type { Blob, Storage } from '../../platform/storage.ts';
import type { NewThumbnail } from '../media-queries.ts';
import { updateVideo } from '../video-queries.ts';
import { replaceThumbnails } from './queries.ts';

/** The sizes of the pictures that stand for a video (contract § thumbnails), and one for link previews. */
const THUMBNAIL_SIZES = [
  { width: 1280, height: 720 },
  { width: 850, height: 480 },
  { width: 280, height: 157 },
] as const;

/** Pictures in the store that no row knows yet. */
export type DrawnThumbnails = { blobs: Blob[]; thumbnails: NewThumbnail[] };

/** Draws the picture somebody chose for a video, in `field`, in all its sizes. Fails with `invalid` for what is none. */
export async function drawThumbnails(
  storage: Storage,
  file: Uint8Array,
  field = 'thumbnailfile',
): Promise<DrawnThumbnails> {
  if (file.length > IMAGE_MAX_BYTES) throw invalid(field, 'Is too large for a picture');
  const drawn = await drawImage(file, THUMBNAIL_SIZES).catch((error: unknown) => {
    throw error instanceof Failure ? invalid(field, error.message) : error;
  });
  await using scratch = await storage.scratch();
  const name = randomUUID();
  const blobs = await Promise.all(
    drawn.map(async (bytes, n) => {
      const picture = `${name}-${THUMBNAIL_SIZES[n]!.width}.jpg`;
      const path = join(scratch.path, picture);
      await writeFile(path, bytes);
      return storage.put(`thumbnails/${picture}`, path, 'image/jpeg');
    }),
  );
  const thumbnails = THUMBNAIL_SIZES.map((size, n) => ({ ...size, blobKey: blobs[n]!.key }));
  return { blobs, thumbnails };
}

/** Lets chosen pictures stand for a video, in place of what did. */
export async function setOwnThumbnails(
  tx: Db,
  videoId: number,
  { blobs, thumbnails }: DrawnThumbnails,
): Promise<void> {
  for (const blob of blobs) await recordBlob(tx, blob);
  const former = await replaceThumbnails(tx, videoId, thumbnails);
  for (const key of former) await forgetBlob(tx, key);
  await updateVideo(tx, videoId, { hasOwnThumbnail: true });
}
