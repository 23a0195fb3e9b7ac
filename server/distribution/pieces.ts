import { open } from 'node:fs/promises';

const MIN_PIECE_BYTES = 64 * 2 ** 10;
const MAX_PIECE_BYTES = 16 * 2 ** 20;
const WANTED_PIECES = 2048;

/** A power of two that makes about 2,000 pieces at most: of a larger one a peer has much to throw away. */
export function pieceLengthOf(sizeBytes: number): number {
  let length = MIN_PIECE_BYTES;
  while (length < MAX_PIECE_BYTES && length * WANTED_PIECES < sizeBytes) length *= 2;
  return length;
}

/**
 * The SHA-1 of every piece of a file, one after the other (BEP 3). It holds one piece in memory, and hashes outside the
 * main thread. Throws an `Error` when the file ends early, the reason of the signal when that aborts.
 */
export async function hashPieces(
  path: string,
  { sizeBytes, pieceLength }: { sizeBytes: number; pieceLength: number },
  signal: AbortSignal,
): Promise<Buffer> {
  await using file = await open(path);
  const piece = Buffer.allocUnsafeSlow(Math.min(pieceLength, sizeBytes));
  const hashes: Buffer[] = [];
  for (let at = 0; at < sizeBytes; at += pieceLength) {
    signal.throwIfAborted();
    const length = Math.min(pieceLength, sizeBytes - at);
    const { bytesRead } = await file.read(piece, 0, length, at);
    if (bytesRead < length) throw new Error('the file is shorter than its record says');
    hashes.push(Buffer.from(await crypto.subtle.digest('SHA-1', piece.subarray(0, length))));
  }
  return Buffer.concat(hashes);
}
