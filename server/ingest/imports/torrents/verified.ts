import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

import { Failure, systemCode } from '../../../platform/errors.ts';
import type { Described } from './metainfo.ts';

type Hashes = Pick<Described, 'pieces' | 'pieceLength'>;

const isPiece = ({ pieces }: Hashes, index: number, bytes: Buffer): boolean =>
  createHash('sha1')
    .update(bytes)
    .digest()
    .equals(pieces.subarray(index * 20, index * 20 + 20));

/**
 * Passes on the bytes of a torrent's only file, from piece `index` on, a whole piece at a time, and those alone that are what
 * the torrent says. Fails with `remote_failed` at the first others.
 */
export async function* verified(
  hashes: Hashes,
  { index, sizeBytes }: { index: number; sizeBytes: number },
  source: AsyncIterable<Buffer>,
) {
  let held: Buffer[] = [];
  let heldBytes = 0;
  const wantedBytes = () => Math.min(hashes.pieceLength, sizeBytes - index * hashes.pieceLength);
  for await (const chunk of source) {
    held.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes >= wantedBytes() && wantedBytes() > 0) {
      const bytes = Buffer.concat(held);
      const piece = bytes.subarray(0, wantedBytes());
      if (!isPiece(hashes, index, piece))
        throw new Failure('remote_failed', 'A web seed sent other bytes than the torrent says.');
      held = [bytes.subarray(piece.length)];
      heldBytes -= piece.length;
      index += 1;
      yield piece;
    }
  }
}

/** How many pieces are there from the beginning of the file, one after the other. */
export async function verifiedPieces(
  hashes: Hashes,
  path: string,
  sizeBytes: number,
): Promise<number> {
  await using file = await openIfThere(path);
  if (!file) return 0;
  const count = Math.ceil(sizeBytes / hashes.pieceLength);
  const piece = Buffer.allocUnsafe(hashes.pieceLength);
  for (let index = 0; index < count; index++) {
    const { bytesRead } = await file.read(piece, 0, piece.length, index * piece.length);
    if (!isPiece(hashes, index, piece.subarray(0, bytesRead))) return index;
  }
  return count;
}

const openIfThere = (path: string) =>
  open(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
