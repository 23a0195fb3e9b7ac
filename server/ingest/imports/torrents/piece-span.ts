/** A file in the row of a torrent's bytes, in bytes. */
export type Cut = { offset: number; sizeBytes: number; pieceLength: number };

/** The pieces that hold a file: the first and the last one may hold parts of its neighbours too. */
export function piecesOf({ offset, sizeBytes, pieceLength }: Cut) {
  const first = Math.floor(offset / pieceLength);
  const last = Math.floor((offset + sizeBytes - 1) / pieceLength);
  return { first, last };
}

/**
 * Where bytes of a torrent belong: `head` of them are of what comes before the file, `tail` of what comes after it, and
 * those between lie at `at` in it.
 */
export function placeOf({ offset, sizeBytes }: Cut, start: number, length: number) {
  const from = Math.max(start, offset);
  const to = Math.max(from, Math.min(start + length, offset + sizeBytes));
  return { head: from - start, at: from - offset, length: to - from, tail: start + length - to };
}
