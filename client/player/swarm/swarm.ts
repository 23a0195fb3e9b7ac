import { createIntents } from './intents.ts';
import type { Metainfo } from './metainfo.ts';
import type { PieceStore } from './piece-store.ts';
import { outside, type Run } from './pieces.ts';
import { announcePiece, askFor, forgetPieces } from './torrent-pieces.ts';
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
  let order: readonly number[] = [];
  let taken = new Set<Run>();
  const ask = () => askFor(torrent, outside(order, [...taken]));

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
      order = [urgent, ahead].flatMap((run) => inOwnOrder(run, wires.turnOf));
      taken = new Set(fetched);
      ask();
      torrent.critical(urgent.first, urgent.last);
    },
    /** Takes pieces from the peers, to be fetched over HTTP, and tells them so. */
    takeOver(run: Run): void {
      if (!isOpen()) return;
      taken.add(run);
      ask();
      wires.tellIntent(run);
    },
    /** Asks peers for pieces again that HTTP has failed to bring. */
    giveBack(run: Run): void {
      if (taken.delete(run) && isOpen()) ask();
    },
    announce: (index: number) => isOpen() && announcePiece(torrent, index),
    forget: (gone: readonly number[]) => isOpen() && forgetPieces(torrent, gone),
  };
}

export type Swarm = ReturnType<typeof joinSwarm>;
