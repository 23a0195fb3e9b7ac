import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

type Incoming = { socket: { remoteAddress?: string | undefined }; headers: IncomingHttpHeaders };

/**
 * The address a request comes from. Only a proxy on this machine is believed to forward for somebody else, and of what
 * it forwards only the last address, the one it saw itself: anything before that is what the client claims.
 */
export function callerAddress({ socket, headers }: Incoming): string {
  const peer = socket.remoteAddress;
  if (peer !== undefined && !isLoopback(peer)) return peer;
  const forwarded = [headers['x-forwarded-for']].flat().at(-1)?.split(',').at(-1)?.trim();
  return forwarded && isIP(forwarded) ? forwarded : (peer ?? 'local');
}

const isLoopback = (address: string) => ipaddr.process(address).range() === 'loopback';
