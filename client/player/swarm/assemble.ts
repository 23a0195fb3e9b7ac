import { bytesOf, pieceCount, type Cut } from './pieces.ts';

/** Bytes as they came, at no piece's borders. */
export interface Loose {
  start: number;
  bytes: Uint8Array;
}

const MOST_LOOSE = 6;
const MOST_LOOSE_BYTES = 16 * 2 ** 20;

/** What is kept when more comes: the newest, within bounds. */
export function keepLoose(kept: readonly Loose[], more: Loose): Loose[] {
  const all = [...kept, more].slice(-MOST_LOOSE);
  while (all.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_LOOSE_BYTES) all.shift();
  return all;
}

/** The whole pieces that loose bytes make together, among those that are not there yet. */
export function assemble(
  loose: readonly Loose[],
  cut: Cut,
  has: (index: number) => boolean,
): Map<number, Uint8Array<ArrayBuffer>> {
  const pieces = new Map<number, Uint8Array<ArrayBuffer>>();
  for (let index = 0; index < pieceCount(cut); index++) {
    const piece = has(index)
      ? null
      : assemblePiece(loose, bytesOf({ first: index, last: index }, cut));
    if (piece) pieces.set(index, piece);
  }
  return pieces;
}

function assemblePiece(loose: readonly Loose[], { start, end }: { start: number; end: number }) {
  const piece = new Uint8Array(end - start);
  let at = start;
  while (at < end) {
    const part = loose.find((each) => each.start <= at && at < each.start + each.bytes.length);
    if (!part) return null;
    const bytes = part.bytes.subarray(at - part.start, end - part.start);
    piece.set(bytes, at - start);
    at += bytes.length;
  }
  return piece;
}
