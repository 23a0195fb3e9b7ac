import { randomBytes } from 'node:crypto';
import { once } from 'node:events';

import { WebSocket } from 'ws';

const OPENED_AT_ONCE = 50;
const OFFERS = 5;
const SDP = `v=0\r\n${'a=candidate:1 1 udp 1 203.0.113.1 9 typ host\r\n'.repeat(12)}`;

const newPeerId = () => randomBytes(20).toString('latin1');

/** Browsers of one swarm, each from an address of its own. */
export async function openCrowd(url: string, size: number) {
  const infoHash = newPeerId();
  const peers: Viewer[] = [];
  for (let n = 0; n < size; n += OPENED_AT_ONCE) {
    const opening = Array.from({ length: OPENED_AT_ONCE }, (_, k) =>
      openViewer(url, infoHash, n + k),
    );
    peers.push(...(await Promise.all(opening)));
  }
  return {
    peers,
    /** So many announces of five offers each, a few at once; each offer is answered, as browsers do. */
    async announce(times: number, atOnce: number): Promise<void> {
      let left = times;
      const worker = async () => {
        while (left-- > 0) await peers[left % peers.length]!.announce(OFFERS);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    close() {
      for (const { socket } of peers) socket.terminate();
    },
  };
}

type Heard = { offer?: object; offer_id?: string; peer_id?: string; interval?: number };
export type Viewer = Awaited<ReturnType<typeof openViewer>>;

const nobodyWaits = () => {};

async function openViewer(url: string, infoHash: string, n: number) {
  const from = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/tracker/socket`, {
    headers: { 'x-forwarded-for': from },
    perMessageDeflate: false,
  });
  socket.on('error', () => {}); // it is closed then
  const place = { action: 'announce', info_hash: infoHash, peer_id: newPeerId() };
  let told = nobodyWaits;
  socket.on('message', (data: Buffer) => {
    const heard = JSON.parse(data.toString()) as Heard;
    if (heard.interval !== undefined) return told();
    if (!heard.offer) return;
    const answer = { type: 'answer', sdp: SDP };
    const to = { to_peer_id: heard.peer_id, offer_id: heard.offer_id };
    socket.send(JSON.stringify({ ...place, answer, ...to }));
  });
  await once(socket, 'open');
  return {
    socket,
    /** Resolves when the tracker has answered. */
    announce(offers: number): Promise<void> {
      const list = Array.from({ length: offers }, () => ({
        offer_id: newPeerId(),
        offer: { type: 'offer', sdp: SDP },
      }));
      const said = { ...place, numwant: offers, offers: list, left: 1, uploaded: 0, downloaded: 0 };
      return new Promise((resolve) => {
        told = resolve;
        socket.send(JSON.stringify(said));
      });
    },
  };
}
