import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

type Incoming = { socket: { remoteAddress?: string | undefined }; headers: IncomingHttpHeaders };

/**
 * The address a request comes from. Only a proxy on this machine is believed to forward for somebody else, and of what
 * it forwards only the last address that is not of this machine, the one a proxy here saw itself: anything before that
 * is what the client claims.
 */
export function callerAddress({ socket, headers }: Incoming): string {
  const peer = socket.remoteAddress;
  if (peer !== undefined && !isLoopback(peer)) return peer;
  const hops = [headers['x-forwarded-for']].flat().at(-1)?.split(',') ?? [];
  const forwarded = hops.map((hop) => hop.trim()).findLast((hop) => !isIP(hop) || !isLoopback(hop));
  return forwarded && isIP(forwarded) ? forwarded : (peer ?? 'local');
}

const isLoopback = (address: string) => ipaddr.process(address).range() === 'loopback';
