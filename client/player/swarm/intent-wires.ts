import { decodeIntent, encodeIntent, INTENT_EXTENSION } from './intents.ts';
import type { Run } from './pieces.ts';
import { turnOf } from './turns.ts';
import type { Torrent, Wire } from './webtorrent.ts';

/** What can be said to, and known of, the peers that tell each other what they fetch over HTTP. */
export function amongThoseWhoTell(torrent: Torrent) {
  const wires = () =>
    torrent.wires.filter(({ peerExtendedMapping }) => peerExtendedMapping[INTENT_EXTENSION]);
  const ids = () => wires().map(({ peerId }) => peerId);
  return {
    /** How many of them are to fetch a piece before us. */
    turnOf: (index: number): number => turnOf(index, torrent.client.peerId, ids()),
    tellIntent(run: Run): void {
      const message = encodeIntent(run);
      for (const wire of wires()) wire.extended(INTENT_EXTENSION, message);
    },
  };
}

/** webtorrent makes one for each peer, and knows it by the name of its prototype. */
export function intentExtension(onIntent: (run: Run) => void) {
  function Intent(this: object) {
    Object.assign(this, {
      onMessage(message: Uint8Array) {
        const run = decodeIntent(message);
        if (run) onIntent(run);
      },
    });
  }
  Intent.prototype.name = INTENT_EXTENSION;
  return Intent as unknown as new (wire: Wire) => object;
}
