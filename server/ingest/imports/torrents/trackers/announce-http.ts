import { bdecode, isDictionary, type Value } from '../../../../platform/bdecode.ts';
import { Failure } from '../../../../platform/errors.ts';
import type { Fetch } from '../../../../platform/fetch/index.ts';
import {
  type Announce,
  PORT,
  type Told,
  USUAL_INTERVAL_SECONDS,
  WANTED_PEERS,
} from './announce.ts';
import { readCompact } from './compact.ts';

const MAX_ANSWER_BYTES = 256 * 2 ** 10;

/** Announces to a tracker over HTTP (BEP 3, 7, 23), by the guarded fetch. Fails with `remote_failed`, and as that does. */
export async function announceHttp(
  fetch: Fetch,
  tracker: URL,
  announce: Announce,
  signal: AbortSignal,
): Promise<Told> {
  const { status, body } = await fetch.fetch(queried(tracker, announce), {
    plainHttp: true,
    maxBytes: MAX_ANSWER_BYTES,
    signal,
  });
  const failed = (why: string) => new Failure('remote_failed', `${tracker.host} ${why}.`);
  if (status !== 200) throw failed(`answered with ${status}`);
  try {
    return readAnswer(body);
  } catch {
    throw failed('sent no list of peers');
  }
}

function queried(tracker: URL, { infoHash, peerId, leftBytes, event }: Announce): URL {
  const url = new URL(tracker);
  const said = {
    info_hash: escaped(Buffer.from(infoHash, 'hex')),
    peer_id: escaped(peerId),
    port: PORT,
    uploaded: 0,
    downloaded: 0,
    left: leftBytes,
    compact: 1,
    numwant: WANTED_PEERS,
    ...(event && { event }),
  };
  const query = Object.entries(said).map((pair) => pair.join('='));
  url.search = [url.search.slice(1), ...query].filter(Boolean).join('&');
  return url;
}

const escaped = (bytes: Buffer) => bytes.toString('hex').replaceAll(/../g, '%$&');

function readAnswer(body: Buffer): Told {
  const answer = bdecode(body);
  if (!isDictionary(answer) || answer.entries.has('failure reason')) throw new Error('it refuses');
  const [peers, peers6] = [answer.entries.get('peers'), answer.entries.get('peers6')];
  const interval = answer.entries.get('interval');
  return {
    addresses: [
      ...(Buffer.isBuffer(peers) ? readCompact(peers, 4) : listed(peers)),
      ...(Buffer.isBuffer(peers6) ? readCompact(peers6, 6) : []),
    ],
    intervalSeconds: typeof interval === 'number' ? interval : USUAL_INTERVAL_SECONDS,
  };
}

function listed(peers: Value | undefined): string[] {
  if (!Array.isArray(peers)) return [];
  return peers.flatMap((peer) => {
    if (!isDictionary(peer)) return [];
    const [ip, port] = [peer.entries.get('ip'), peer.entries.get('port')];
    if (!Buffer.isBuffer(ip) || typeof port !== 'number') return [];
    const host = ip.toString('latin1');
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
  });
}
