import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

import { Failure } from '../../../../platform/errors.ts';
import type { Fetch } from '../../../../platform/fetch/index.ts';
import { type Announce, PORT, type Told, WANTED_PEERS } from './announce.ts';
import { readCompact } from './compact.ts';

const PROTOCOL_ID = 0x41727101980n;
const [CONNECT, ANNOUNCE] = [0, 1];
const EVENTS = { started: 2, stopped: 3 } as const;
const TRIES_SECONDS = [3, 6];

/**
 * Announces to a tracker over UDP (BEP 15), at an address that was checked: its name is looked up here alone. Fails with
 * `forbidden` where no address of it is allowed, with `remote_failed` where it does not answer.
 */
export async function announceUdp(
  fetch: Fetch,
  { hostname, port, host }: URL,
  announce: Announce,
  signal: AbortSignal,
): Promise<Told> {
  const [address] = await fetch.reachableAddresses(hostname);
  if (address === undefined || !port) throw unanswered(host);
  const family = isIPv6(address) ? 6 : 4;
  const socket = createSocket(`udp${family}`);
  try {
    socket.connect(Number(port), address);
    await once(socket, 'connect', { signal });
    const connected = await ask(socket, connectRequest(), 16, signal);
    if (!connected) throw unanswered(host);
    const asked = announceRequest(connected.subarray(8, 16), announce);
    const told = await ask(socket, asked, 20, signal);
    if (!told) throw unanswered(host);
    return {
      addresses: readCompact(told.subarray(20), family),
      intervalSeconds: told.readUInt32BE(8),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Failure ? error : unanswered(host);
  } finally {
    socket.close();
  }
}

const unanswered = (host: string) => new Failure('remote_failed', `${host} does not answer.`);

/** The answer to a request, at least so long; undefined when none comes. A datagram may be lost, so it is asked twice. */
async function ask(socket: Socket, request: Buffer, minBytes: number, signal: AbortSignal) {
  for (const seconds of TRIES_SECONDS) {
    socket.send(request);
    const until = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
    const [answer] = (await once(socket, 'message', { signal: until }).catch(() => [])) as Buffer[];
    const isItsAnswer =
      answer && answer.length >= minBytes && answer.subarray(0, 8).equals(actionOf(request));
    if (isItsAnswer) return answer;
  }
  return undefined;
}

/** Action and transaction, which an answer repeats. */
const actionOf = (request: Buffer) => request.subarray(8, 16);

function connectRequest(): Buffer {
  const request = Buffer.alloc(16);
  request.writeBigUInt64BE(PROTOCOL_ID);
  request.writeUInt32BE(CONNECT, 8);
  randomBytes(4).copy(request, 12);
  return request;
}

function announceRequest(connection: Buffer, { infoHash, peerId, leftBytes, event }: Announce) {
  const request = Buffer.alloc(98);
  connection.copy(request);
  request.writeUInt32BE(ANNOUNCE, 8);
  randomBytes(4).copy(request, 12);
  request.write(infoHash, 16, 'hex');
  peerId.copy(request, 36);
  request.writeBigUInt64BE(BigInt(leftBytes), 64);
  request.writeUInt32BE(event ? EVENTS[event] : 0, 80);
  randomBytes(4).copy(request, 88); // a key by which it knows us again
  request.writeInt32BE(WANTED_PEERS, 92);
  request.writeUInt16BE(PORT, 96);
  return request;
}
