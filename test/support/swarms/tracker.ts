import { randomBytes } from 'node:crypto';
import { once } from 'node:events';

import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

export type Said = Record<string, unknown>;

export const newPeerId = () => randomBytes(20).toString('latin1');

/** Opens a browser's socket at a tracker, as if from an address of the outside. */
export async function openPeer(
  nodeUrl: string,
  { from = '203.0.113.1', path = '/tracker/socket' } = {},
) {
  const socket = new WebSocket(nodeUrl.replace(/^http/, 'ws') + path, {
    headers: { 'x-forwarded-for': from },
  });
  onTestFinished(() => socket.terminate());
  const heard: Said[] = [];
  const waiting: ((said: Said) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const said = JSON.parse(data.toString()) as Said;
    const next = waiting.shift();
    if (next) next(said);
    else heard.push(said);
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  closed.catch(() => {});
  await once(socket, 'open');

  const peerId = newPeerId();
  const send = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const hear = () =>
    heard.length > 0
      ? Promise.resolve(heard.shift()!)
      : new Promise<Said>((resolve) => waiting.push(resolve));
  return {
    peerId,
    socket,
    closed,
    send,
    /** The next message, which may be here already. */
    hear,
    heard,
    /** Announces, and hears what the tracker says to that. */
    announce(infoHash: string, more: Said = {}) {
      send({ action: 'announce', info_hash: infoHash, peer_id: peerId, left: 1, ...more });
      return hear();
    },
  };
}

export type Peer = Awaited<ReturnType<typeof openPeer>>;

/** An offer of a browser, and its name. */
export const offerOf = (id: string, sdp = `v=0 of ${id}`) => ({
  offer_id: id,
  offer: { type: 'offer', sdp },
});

/** An info hash one character a byte, as peers say it, of its hex. */
export const bytesOfHex = (hex: string) => Buffer.from(hex, 'hex').toString('latin1');

/** Bytes as the query of an HTTP tracker spells them. */
export const escapeBytes = (text: string) =>
  Buffer.from(text, 'latin1').toString('hex').replaceAll(/../g, '%$&');
