import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

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
