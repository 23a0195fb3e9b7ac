import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all of some bytes at a place of a file, and returns where they end. A write may take less than it was given: on a
 * full disk the rest then fails with `ENOSPC`.
 */
export async function writeWhole(
  file: Pick<FileHandle, 'write'>,
  bytes: Uint8Array,
  position: number,
): Promise<number> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  return position + bytes.length;
}
