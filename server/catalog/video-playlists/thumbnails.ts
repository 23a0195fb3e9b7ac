import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import sharp from 'sharp';

import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import type { Picture } from '../../platform/picture.ts';
import type { Blob, Storage } from '../../platform/storage.ts';

const MAX_BYTES = 4 * 2 ** 20;
const MAX_PIXELS = 40_000_000;
const FORMATS = new Set(['jpeg', 'png', 'webp']);
const SIZES = [
  { width: 280, height: 157 },
  { width: 850, height: 480 },
  { width: 1280, height: 720 },
];

type Stored = { blob: Blob; width: number; height: number };

/**
 * Makes the sizes of an uploaded picture and stores them; nothing refers to them yet. Only pixels are kept: no metadata,
 * no second frame. Fails with `invalid` when it is no picture of a kind that is known, or too large.
 */
export async function storeThumbnails(storage: Storage, file: File): Promise<Stored[]> {
  if (file.size > MAX_BYTES) throw unusable(`Should be at most ${MAX_BYTES} bytes`);
  const bytes = Buffer.from(await file.arrayBuffer());
  const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const metadata = await source.metadata().catch(() => undefined);
  if (!metadata || !FORMATS.has(metadata.format)) throw unusable('Should be a JPEG, PNG or WebP');
  await using scratch = await storage.scratch();
  const name = `playlist-${randomUUID()}`;
  const stored: Stored[] = [];
  for (const size of SIZES) {
    const path = join(scratch.path, `${size.width}.jpg`);
    const picture = source
      .clone()
      .rotate()
      .resize({ ...size, fit: 'cover' });
    await picture
      .flatten({ background: '#000' })
      .jpeg({ quality: 85 })
      .toFile(path)
      .catch(() => {
        throw unusable('Should be a whole picture');
      });
    const blob = await storage.put(`thumbnails/${name}-${size.width}.jpg`, path, 'image/jpeg');
    stored.push({ blob, ...size });
  }
  return stored;
}

/** Records the pictures with the change that refers to them. */
export async function recordThumbnails(tx: Db, stored: Stored[]): Promise<Picture[]> {
  for (const { blob } of stored) await recordBlob(tx, blob);
  const createdAt = new Date().toISOString();
  return stored.map(({ blob, width, height }) => ({ key: blob.key, width, height, createdAt }));
}

const unusable = (why: string) => invalid('thumbnailfile', why);
