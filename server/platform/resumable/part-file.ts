import { constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { flush, makeDirectory } from '../durable.ts';
import { systemCode } from '../errors.ts';
import { writeWhole } from '../write-whole.ts';

const SUFFIX = '.part';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What grows there: files of videos, the indexes of some that are sent before them, or archives of accounts. */
export type PartFolder = 'uploads' | 'indexes' | 'archives';

/** Whether a client's word can be the id of an upload. Everything that becomes a path passes here. */
export const isUploadId = (id: string): boolean => UUID.test(id);

/** The file an upload grows in. */
export function partPath(
  dataDirectory: string,
  id: string,
  folder: PartFolder = 'uploads',
): string {
  if (!isUploadId(id)) throw new Error(`not an upload id: ${id}`);
  return join(dataDirectory, folder, id + SUFFIX);
}

export type PartState = { sizeBytes: number; changedAt: Date };

/** What is there of an upload, and since when; undefined while no byte has come, or once the file has moved on. */
export async function partState(file: string): Promise<PartState | undefined> {
  try {
    const { size, mtime } = await stat(file);
    return { sizeBytes: size, changedAt: mtime };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The ids of all uploads that have a file. */
export async function partIds(
  dataDirectory: string,
  folder: PartFolder = 'uploads',
): Promise<string[]> {
  const directory = join(dataDirectory, folder);
  await mkdir(directory, { recursive: true });
  return (await readdir(directory))
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .filter(isUploadId);
}

/**
 * Writes the source at `offset`, the file's end, and returns the new end. However the source ends (whole, broken off,
 * with an error), what has arrived of it is on the disk by then.
 */
export async function append(
  file: string,
  offset: number,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  await makeDirectory(dirname(file));
  await using part = await open(file, constants.O_WRONLY | constants.O_CREAT);
  if (offset === 0) await flush(dirname(file));
  let end = offset;
  let flushedTo = offset;
  let flushing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of source) {
      end = await writeWhole(part, chunk, end);
      if (end - flushedTo < FLUSH_EVERY_BYTES) continue;
      await flushing;
      flushing = part.datasync();
      flushing.catch(() => {}); // awaited next time
      flushedTo = end;
    }
  } finally {
    await flushing;
    await part.datasync();
  }
  return end;
}

const FLUSH_EVERY_BYTES = 16 * 2 ** 20; // while the next bytes come, so that little is left to wait for after the last

/** Takes a finished file of the same file system as all that comes of an upload. */
export async function adoptPart(part: string, file: string): Promise<void> {
  await makeDirectory(dirname(part));
  await rename(file, part);
  await flush(dirname(part));
}

/** Frees the file, if there is one. */
export const removePart = (file: string): Promise<void> => rm(file, { force: true });
