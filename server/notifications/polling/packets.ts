/**
 * What is said by long polling in Engine.IO 4 and Socket.IO 5, as much of them as PeerTube's clients speak to hear of
 * notifications: one namespace, one event, no other transport.
 */
const NAMESPACE = '/user-notifications';
const SEPARATOR = '\u001e';

export const PING_SECONDS = 25;
export const PING = '2';
export const CLOSED = '1';

/** The first thing a client hears. */
export const openPacket = (sid: string): string =>
  `0${JSON.stringify({
    sid,
    upgrades: [],
    pingInterval: PING_SECONDS * 1000,
    pingTimeout: PING_SECONDS * 1000,
    maxPayload: MAX_PAYLOAD_BYTES,
  })}`;

export const MAX_PAYLOAD_BYTES = 4096;

export const connectedPacket = (sid: string): string => `40${NAMESPACE},${JSON.stringify({ sid })}`;

export const newsPacket = (notification: object): string =>
  `42${NAMESPACE},${JSON.stringify(['new-notification', notification])}`;

/** Several packets as the body of one answer. */
export const payloadOf = (packets: string[]): string => packets.join(SEPARATOR);

export type Said = 'connect' | 'leave' | 'other';

/** Reads what a client says in one request. */
export const readPayload = (body: string): Said[] => body.split(SEPARATOR).map(readPacket);

function readPacket(text: string): Said {
  if (text.startsWith(`40${NAMESPACE}`)) return 'connect';
  return text === CLOSED || text.startsWith(`41${NAMESPACE}`) ? 'leave' : 'other';
}
