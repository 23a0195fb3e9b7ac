import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { partState } from '../../platform/resumable/part-file.ts';
import type { HashedRange, HashList } from './hash-lists.ts';

const READ_BYTES = 2 ** 18;

/** Whether the bytes of a file are those its lists of hashes say. Throws the reason of the signal when that aborts. */
export async function isTrue(path: string, lists: HashList[], signal: AbortSignal) {
  await using file = await open(path);
  const { size } = await file.stat();
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  for (const { algorithm, ranges } of lists)
    for (const range of ranges) {
      signal.throwIfAborted();
      if (range.end >= size || range.start > range.end) return false;
      if (!(await digestOf(file, algorithm, range, buffer)).equals(range.digest)) return false;
    }
  return true;
}

/**
 * Cuts a file after the last of its ranges, from the first on, that is there and true, so that somebody else can go on with
 * it. Tells whether one that is there is not true. A file that is not there stays so.
 */
export async function cutAfterTrue(path: string, list: HashList, signal: AbortSignal) {
  if (!(await partState(path))) return false;
  await using file = await open(path, 'r+');
  const { size } = await file.stat();
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  for (const range of list.ranges) {
    signal.throwIfAborted();
    const isThere = range.end < size;
    if (isThere && (await digestOf(file, list.algorithm, range, buffer)).equals(range.digest))
      continue;
    await file.truncate(range.start);
    return isThere;
  }
  return false;
}

async function digestOf(
  file: FileHandle,
  algorithm: string,
  { start, end }: HashedRange,
  buffer: Buffer,
): Promise<Buffer> {
  const hash = createHash(algorithm);
  for (let at = start; at <= end;) {
    const wanted = Math.min(buffer.length, end + 1 - at);
    const { bytesRead } = await file.read(buffer, 0, wanted, at);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest();
}
