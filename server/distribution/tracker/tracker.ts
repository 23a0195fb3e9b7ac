import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { trackerPath } from '../../catalog/index.ts';
import { createAddresses } from './addresses.ts';
import { createBudget } from './budget.ts';
import { createHttpTracker, HTTP_INTERVAL_SECONDS } from './http.ts';
import { type Limits, LIMITS } from './limits.ts';
import { createMemberships } from './membership.ts';
import { parseMessage } from './message.ts';
import { MALFORMED } from './replies.ts';
import { createSignalling } from './signalling.ts';
import { openSockets } from './sockets.ts';
import type { Counts } from './swarms.ts';

const SWEEP_SECONDS = 60;

/**
 * A tracker of the swarms that are known, over WebSockets and HTTP. It needs neither database nor network. `elsewhere` tells
 * peers of a swarm that they meet at another process, and where.
 */
export function createTracker(
  isKnown: (infoHash: string) => boolean,
  elsewhere: (infoHash: string) => string | undefined = () => undefined,
  limits: Limits = LIMITS,
) {
  const memberships = createMemberships();
  const addresses = createAddresses({
    addresses: limits.addresses,
    lifeSeconds: 2.5 * HTTP_INTERVAL_SECONDS,
  });
  const callers = createBudget({
    attempts: limits.announcesPerCaller,
    windowSeconds: limits.windowSeconds,
    maxKeys: limits.callersRemembered,
  });
  const counts = sumOf(memberships.swarms.counts, addresses.swarms.counts);
  const http = createHttpTracker({ isKnown, elsewhere, addresses, counts, callers });
  const signalling = createSignalling({ isKnown, elsewhere, memberships, counts, callers, limits });
  const sockets = openSockets(limits, {
    onMessage(connection, text) {
      const message = parseMessage(text);
      if (message) return signalling.receive(connection, message);
      connection.strike();
      connection.send(MALFORMED);
    },
    onClose: memberships.leaveAll,
  });
  const sweep = setInterval(() => {
    addresses.sweep();
    callers.sweep();
  }, SWEEP_SECONDS * 1000).unref();

  return {
    handle: (request: IncomingMessage, response: ServerResponse) => http.handle(request, response),
    takesSocket: ({ url = '' }: IncomingMessage) => trackerPath(url.split('?', 1)[0]!) === 'socket',
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      sockets.upgrade(request, socket, head),
    /** The swarm is none of this tracker's any more. */
    dissolve(infoHash: string) {
      signalling.dissolve(infoHash);
      addresses.dissolve(infoHash);
    },
    close() {
      clearInterval(sweep);
      sockets.close();
    },
  };
}

type Count = (infoHash: string) => Counts;

const sumOf =
  (countBrowsers: Count, countOthers: Count): Count =>
  (infoHash) => {
    const [browsers, others] = [countBrowsers(infoHash), countOthers(infoHash)];
    return {
      complete: browsers.complete + others.complete,
      incomplete: browsers.incomplete + others.incomplete,
    };
  };
