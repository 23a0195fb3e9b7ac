import type { IncomingMessage, ServerResponse } from 'node:http';

import { type TrackerPath, trackerPath } from '../../catalog/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { callerOf } from '../../platform/rate-limit.ts';
import { type Bencodable, bencode, dictionary } from '../bencode.ts';
import type { AddressPeer, Addresses } from './addresses.ts';
import { parseAnnounce, parseScrape } from './announce-query.ts';
import type { createBudget } from './budget.ts';
import type { Counts } from './swarms.ts';

type Tracked = {
  isKnown(infoHash: string): boolean;
  elsewhere(infoHash: string): string | undefined;
  addresses: Addresses;
  counts(infoHash: string): Counts;
  callers: ReturnType<typeof createBudget>;
};

export const HTTP_INTERVAL_SECONDS = 600;

/**
 * The tracker as BitTorrent clients know it (BEP 3): every answer is 200 and bencoded, a refusal too. `handle` says
 * whether a request was for it.
 */
export function createHttpTracker(tracked: Tracked) {
  const answer = (request: IncomingMessage, path: TrackerPath, search: string) => {
    try {
      return path === 'scrape'
        ? scrape(search, tracked)
        : announce(callerAddress(request), search, tracked);
    } catch (error) {
      return bencode({ 'failure reason': error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      const [address = '', search = ''] = request.url!.split('?', 2);
      const path = trackerPath(address);
      if (path === undefined || path === 'socket') return false;
      if (request.method === 'GET')
        response.writeHead(200, HEADERS).end(answer(request, path, search));
      else response.writeHead(405, { allow: 'GET' }).end();
      return true;
    },
  };
}

const HEADERS = {
  'content-type': 'text/plain',
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

function announce(ip: string, search: string, tracked: Tracked) {
  const { isKnown, elsewhere, addresses, counts, callers } = tracked;
  const asked = parseAnnounce(search);
  const { infoHash } = asked;
  if (!isKnown(infoHash)) throw new Error('Unknown info hash');
  const there = elsewhere(infoHash);
  if (there !== undefined) throw new Error(there);
  if (!callers.spend(`${callerOf(ip)} ${infoHash}`)) throw new Error('Too many announces');
  const place = addresses.announce(ip, asked);
  const peers = asked.isStopped ? [] : addresses.swarms.pick(infoHash, asked.wanted, place);
  return bencode({
    interval: HTTP_INTERVAL_SECONDS,
    'min interval': HTTP_INTERVAL_SECONDS / 10,
    ...counts(infoHash),
    ...(asked.isCompact ? packed(peers) : listed(peers)),
  });
}

const packed = (peers: AddressPeer[]) => {
  const [v4, v6] = [6, 18].map((length) =>
    Buffer.concat(peers.flatMap((peer) => (peer.packed.length === length ? [peer.packed] : []))),
  );
  return { peers: v4!, peers6: v6! };
};

const listed = (peers: AddressPeer[]): { peers: Bencodable } => ({
  peers: peers.map(({ id, ip, port }) => ({ 'peer id': Buffer.from(id, 'latin1'), ip, port })),
});

/** How many there are in each swarm, of those that are known here. */
function scrape(search: string, { isKnown, elsewhere, counts }: Tracked) {
  const files = parseScrape(search)
    .filter((infoHash) => isKnown(infoHash) && elsewhere(infoHash) === undefined)
    .map((infoHash) => {
      const { complete, incomplete } = counts(infoHash);
      const file = bencode({ complete, incomplete, downloaded: complete });
      return [Buffer.from(infoHash, 'latin1'), file] as const;
    });
  return dictionary([['files', dictionary(files)]]);
}
