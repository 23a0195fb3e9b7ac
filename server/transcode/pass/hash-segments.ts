import type { FileHandle } from 'node:fs/promises';

import type { SegmentHashes } from '../../catalog/index.ts';
import type { ByteRange } from './media-playlist.ts';

const AT_ONCE = 2; // as many are hashed in parallel, outside the main thread

/** SHA-256 of byte ranges of a file, as `segments-sha256.json` names them: `{ '1357-153816': '…' }`. */
export async function hashSegments(
  file: FileHandle,
  ranges: readonly ByteRange[],
): Promise<SegmentHashes> {
  const hashes: [string, string][] = [];
  const waiting = ranges.entries();
  const worker = async () => {
    for (const [n, range] of waiting) {
      const hash = await hashOf(await readRange(file, range));
      hashes[n] = [`${range.start}-${range.end}`, hash];
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Object.fromEntries(hashes);
}

/** SHA-256 of a segment, in hex. */
export async function hashOf(bytes: Buffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Buffer<ArrayBuffer>);
  return Buffer.from(digest).toString('hex');
}

/** The bytes of a range. Throws an `Error` when the file ends before them. */
export async function readRange(
  file: FileHandle,
  { start, end }: ByteRange,
): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.allocUnsafeSlow(end - start + 1);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  if (bytesRead < bytes.length) throw new Error('the file is shorter than its playlist says');
  return bytes;
}
