/* oxlint-disable no-underscore-dangle -- webtorrent has no public way to be handed a piece or to lose one */
import type { Torrent } from './webtorrent.ts';

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
