/* oxlint-disable no-underscore-dangle -- webtorrent has no public way to be handed a piece, to lose one, or to keep an order */
import type { Torrent } from './webtorrent.ts';

/**
 * Asks peers for those of these pieces that are not here, and for no others, in this order. Each is a "stream" to
 * webtorrent: other selections it joins with their neighbours and takes in the order of the file, and when it cuts one in two
 * it passes over some of the second half.
 */
export function askFor(torrent: Torrent, pieces: readonly number[]): void {
  const each = { offset: 0, priority: 0, isStreamSelection: true };
  torrent._selections.clear();
  for (const index of pieces)
    if (!torrent.bitfield.get(index))
      torrent._selections.insert({ ...each, from: index, to: index });
  torrent._updateSelections();
}

/** Tells the peers of a verified piece that they have not brought. */
export function announcePiece(torrent: Torrent, index: number): void {
  if (torrent.bitfield.get(index)) return;
  torrent._markVerified(index);
  for (const wire of torrent.wires) wire.have(index);
  torrent._checkDone();
}

/** Tells the peers of pieces that are here no more. */
export function forgetPieces(torrent: Torrent, gone: readonly number[]): void {
  for (const index of gone) {
    torrent._markUnverified(index);
    for (const wire of torrent.wires) wire.lt_donthave.donthave(index);
  }
}
