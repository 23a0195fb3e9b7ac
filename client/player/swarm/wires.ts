import { afterBadPiece, isHostile, noBlame, type Blame } from './blame.ts';
import { amongThoseWhoTell, intentExtension } from './intent-wires.ts';
import type { Intents } from './intents.ts';
import { slowPeers, type PeerRecord } from './peers.ts';
import type { Torrent, Wire } from './webtorrent.ts';

const BAD_PIECE = /^Piece (\d+) failed verification$/;

/** Watches the peers of a torrent: what they tell, who lies, who is slow. Calls `onHostile` when it is not worth it. */
export function watchWires(torrent: Torrent, intents: Intents, onHostile: () => void) {
  const senders = new Map<number, Set<string>>();
  const records = new Map<Wire, PeerRecord>();
  let blame: Blame = noBlame;

  torrent.on('wire', (wire) => {
    if (blame.banned.has(wire.peerId)) return wire.destroy();
    wire.use(intentExtension((run) => intents.heard(run, performance.now())));
    records.set(wire, { id: wire.peerId, asked: 0, askedSinceMs: 0, bytes: 0 });
    wire.on('close', () => records.delete(wire));
    wire.on('piece', (index, _, { length }) => {
      senders.set(index, (senders.get(index) ?? new Set()).add(wire.peerId));
      records.get(wire)!.bytes += length;
    });
  });
  torrent.on('verified', (index) => senders.delete(index));
  torrent.on('warning', ({ message }) => {
    const index = Number(BAD_PIECE.exec(message)?.[1]);
    blame = afterBadPiece(blame, [...(senders.get(index) ?? [])]);
    senders.delete(index);
    for (const wire of torrent.wires) if (blame.banned.has(wire.peerId)) wire.destroy();
    if (isHostile(blame)) onHostile();
  });

  return {
    ...amongThoseWhoTell(torrent),
    banned: (): number => blame.banned.size,
    /** Whether a peer that lets us ask has a piece. */
    holds: (index: number): boolean =>
      torrent.wires.some((wire) => !wire.peerChoking && wire.peerPieces.get(index)),
    /** How fast those peers send together that have been asked to for so long; null when none has. */
    bytesPerMs(leastMs = 0): number | null {
      const nowMs = performance.now();
      const asked = [...records.values()].filter(
        (record) => record.asked > 0 && nowMs - record.askedSinceMs >= leastMs,
      );
      const rates = asked.map(
        ({ bytes, askedSinceMs }) => bytes / Math.max(1, nowMs - askedSinceMs),
      );
      return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0);
    },
    /** Drops the peers that are asked and hardly answer; call every second or so. */
    dropSlow(nowMs: number): void {
      for (const [wire, record] of records) {
        const asked = wire.requests.length;
        if (asked > 0 && record.asked > 0) record.asked = asked;
        else Object.assign(record, { asked, askedSinceMs: nowMs, bytes: 0 });
      }
      const slow = new Set(slowPeers([...records.values()], nowMs));
      for (const [wire, { id }] of records) if (slow.has(id)) wire.destroy();
    },
  };
}
