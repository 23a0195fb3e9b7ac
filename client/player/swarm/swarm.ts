import { createIntents } from './intents.ts';
import type { Metainfo } from './metainfo.ts';
import type { PieceStore } from './piece-store.ts';
import type { Run } from './pieces.ts';
import { announcePiece, forgetPieces } from './torrent-pieces.ts';
import { inOwnOrder } from './turns.ts';
import { addTorrent, type Meeting, type WebTorrent } from './webtorrent.ts';
import { watchWires } from './wires.ts';

interface Joined {
  client: WebTorrent;
  metainfo: Metainfo;
  store: PieceStore;
  meeting: Meeting;
  onBytes: (direction: 'peers' | 'toPeers', count: number) => void;
}

/** webtorrent takes selections of priority 0 one after the other; those of a higher one it mixes. */
const [AGAIN, IN_ORDER] = [1, 0];

/** The viewers of one rendition, and our place among them. It leaves by itself when it breaks or is full of liars. */
export function joinSwarm({ client, metainfo, store, meeting, onBytes }: Joined) {
  const joinedAtMs = performance.now();
  const torrent = addTorrent(client, metainfo, store, meeting);
  const intents = createIntents();
  const leave = () => void (torrent.destroyed || torrent.destroy());
  const wires = watchWires(torrent, intents, leave);
  let metAtMs = joinedAtMs;
  torrent.on('wire', () => {
    if (torrent.wires.length <= 1) metAtMs = performance.now();
  });
  torrent.on('error', leave);
  torrent.on('download', (count) => onBytes('peers', count));
  torrent.on('upload', (count) => onBytes('toPeers', count));
  const isOpen = () => torrent.ready && !torrent.destroyed;

  return {
    ...wires,
    joinedAtMs,
    intents,
    isOpen,
    isLeft: () => torrent.destroyed,
    peers: () => torrent.wires.length,
    /** When the first of these peers was met; null while there is none. */
    metAtMs: () => (torrent.wires.length > 0 ? metAtMs : null),
    leave,
    /** What peers have brought of a piece that is not whole yet. */
    receivedBytes(index: number): number {
      const piece = torrent.pieces[index];
      return piece ? piece.length - piece.missing : 0;
    },
    /** Asks peers for these pieces first and for those ahead of them when there is time, and for no others. */
    focus(urgent: Run, ahead: Run, fetched: readonly Run[]): void {
      if (!isOpen()) return;
      torrent.deselect(0, store.count - 1);
      for (const run of [urgent, ahead])
        for (const index of inOwnOrder(run, wires.turnOf)) torrent.select(index, index, IN_ORDER);
      torrent.critical(urgent.first, urgent.last);
      for (const run of fetched) torrent.deselect(run.first, run.last);
    },
    /** Takes pieces from the peers, to be fetched over HTTP, and tells them so. */
    takeOver(run: Run): void {
      if (!isOpen()) return;
      torrent.deselect(run.first, run.last);
      wires.tellIntent(run);
    },
    giveBack(run: Run): void {
      if (isOpen()) torrent.select(run.first, run.last, AGAIN);
    },
    announce: (index: number) => isOpen() && announcePiece(torrent, index),
    forget: (gone: readonly number[]) => isOpen() && forgetPieces(torrent, gone),
  };
}

export type Swarm = ReturnType<typeof joinSwarm>;
