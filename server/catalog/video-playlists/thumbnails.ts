import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { drawImage, IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';
import type { Picture } from '../../platform/pictures/picture.ts';
import type { Blob, Storage } from '../../platform/storage.ts';

const SIZES = [
  { width: 280, height: 157 },
  { width: 850, height: 480 },
  { width: 1280, height: 720 },
];

type Stored = { blob: Blob; width: number; height: number };

/** Makes the sizes of an uploaded picture and stores them; nothing refers to them yet. Fails with `invalid`. */
export async function storeThumbnails(storage: Storage, file: File): Promise<Stored[]> {
  const pictures = await draw(file);
  await using scratch = await storage.scratch();
  const name = `playlist-${randomUUID()}`;
  return await Promise.all(
    SIZES.map(async (size, n) => {
      const path = join(scratch.path, String(size.width));
      await writeFile(path, pictures[n]!);
      const blob = await storage.put(`thumbnails/${name}-${size.width}.jpg`, path, 'image/jpeg');
      return { blob, ...size };
    }),
  );
}

async function draw(file: File): Promise<Buffer[]> {
  if (file.size > IMAGE_MAX_BYTES)
    throw invalid('thumbnailfile', `Should have at most ${IMAGE_MAX_BYTES} bytes`);
  try {
    return await drawImage(new Uint8Array(await file.arrayBuffer()), SIZES);
  } catch (error) {
    throw error instanceof Failure ? invalid('thumbnailfile', error.message) : error;
  }
}

/** Records the pictures with the change that refers to them. */
export async function recordThumbnails(tx: Db, stored: Stored[]): Promise<Picture[]> {
  for (const { blob } of stored) await recordBlob(tx, blob);
  const createdAt = new Date().toISOString();
  return stored.map(({ blob, width, height }) => ({ key: blob.key, width, height, createdAt }));
}
