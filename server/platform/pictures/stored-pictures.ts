import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { forgetBlob, recordBlob } from '../blobs.ts';
import type { Db } from '../db.ts';
import { Failure, invalid } from '../errors.ts';
import type { Blob, Storage } from '../storage.ts';
import { drawImage, IMAGE_MAX_BYTES, type ImageFormat, type ImageSize } from './image.ts';
import type { Picture } from './picture.ts';

/** What becomes of an uploaded picture: the folder its sizes lie in below `/lazy-static/`, and which these are. */
export type PictureKind = {
  folder: 'avatars' | 'banners' | 'logos';
  sizes: readonly ImageSize[];
  /** Whether one that moves goes on moving. */
  mayMove?: boolean;
};

/** Pictures in the store that no row knows yet. */
export type StoredPicture = { blob: Blob } & ImageSize;

const ENDINGS: Record<ImageFormat, string> = { jpeg: 'jpg', png: 'png', webp: 'webp', gif: 'gif' };

/** Draws and stores all sizes of the picture that came as `field` of a form. Fails with `invalid`. */
export async function storePictures(
  storage: Storage,
  { folder, sizes, mayMove }: PictureKind,
  { field, file }: { field: string; file: File },
): Promise<StoredPicture[]> {
  if (file.size > IMAGE_MAX_BYTES)
    throw invalid(field, `Should have at most ${IMAGE_MAX_BYTES} bytes`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const format = formatFor(bytes, mayMove);
  const drawn = await drawImage(bytes, sizes, format).catch((error: unknown) => {
    throw error instanceof Failure ? invalid(field, error.message) : error;
  });
  await using scratch = await storage.scratch();
  return await Promise.all(
    sizes.map(async (size, n) => {
      const name = `${randomUUID()}.${ENDINGS[format]}`;
      const path = join(scratch.path, name);
      await writeFile(path, drawn[n]!);
      return { blob: await storage.put(`${folder}/${name}`, path, `image/${format}`), ...size };
    }),
  );
}

/** Photos stay photos; what may be transparent stays so, and what moves, where that may be. */
const formatFor = ([first]: Uint8Array, mayMove = false): ImageFormat =>
  FORMATS.get(first) ?? (first === 0x47 && mayMove ? 'gif' : 'png');

/** By the first byte of a file. */
const FORMATS = new Map<number | undefined, ImageFormat>([
  [0xff, 'jpeg'],
  [0x52, 'webp'],
]);

/** Records pictures with the change that refers to them. */
export async function recordPictures(tx: Db, stored: StoredPicture[]): Promise<Picture[]> {
  for (const { blob } of stored) await recordBlob(tx, blob);
  const createdAt = new Date().toISOString();
  return stored.map(({ blob, width, height }) => ({ key: blob.key, width, height, createdAt }));
}

/** Forgets pictures with the change that drops them; their files go once it has committed. */
export async function forgetPictures(tx: Db, pictures: readonly Picture[]): Promise<void> {
  for (const { key } of pictures) await forgetBlob(tx, key);
}
