/**
 * What is said on a socket: Engine.IO 4 and Socket.IO 5 over a web socket, as much of them as runners speak. One
 * namespace, no binary data, no acknowledgements.
 */
export const NAMESPACE = '/runners';

export type Packet =
  | { kind: 'pong' }
  | { kind: 'connect'; runnerToken: string }
  | { kind: 'leave' }
  | { kind: 'other' };

/** Reads what a client says. */
export function readPacket(text: string): Packet {
  if (text === '3') return { kind: 'pong' };
  if (text.startsWith(`40${NAMESPACE},`)) return readConnect(text.slice(3 + NAMESPACE.length));
  if (text === '1' || text.startsWith(`41${NAMESPACE}`)) return { kind: 'leave' };
  return { kind: 'other' };
}

function readConnect(json: string): Packet {
  try {
    const auth = JSON.parse(json) as { runnerToken?: unknown } | null;
    const token = auth?.runnerToken;
    return typeof token === 'string' ? { kind: 'connect', runnerToken: token } : { kind: 'other' };
  } catch {
    return { kind: 'other' };
  }
}

type Timing = { pingSeconds: number; answerSeconds: number; messageBytes: number };

/** The first thing a client hears. */
export const openPacket = (sid: string, { pingSeconds, answerSeconds, messageBytes }: Timing) =>
  `0${JSON.stringify({
    sid,
    upgrades: [],
    pingInterval: pingSeconds * 1000,
    pingTimeout: answerSeconds * 1000,
    maxPayload: messageBytes,
  })}`;

export const PING = '2';
export const connectedPacket = (sid: string) => `40${NAMESPACE},${JSON.stringify({ sid })}`;
export const refusedPacket = (message: string) => `44${NAMESPACE},${JSON.stringify({ message })}`;
export const AVAILABLE_JOBS = `42${NAMESPACE},["available-jobs"]`;
