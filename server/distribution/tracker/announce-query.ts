import { isTwentyBytes } from './message.ts';

/** What a BitTorrent client asks of a tracker over HTTP (BEP 3, BEP 23). */
export type HttpAnnounce = {
  infoHash: string;
  peerId: string;
  port: number;
  isSeed: boolean;
  isStopped: boolean;
  isCompact: boolean;
  wanted: number;
};

const WANTED_DEFAULT = 30;
const WANTED_MAX = 50;
const SCRAPE_MAX = 50;

/** Reads an announce. Throws an `Error` with the words a BitTorrent client is told. */
export function parseAnnounce(search: string): HttpAnnounce {
  const fields = new Map(parseQuery(search));
  const [infoHash, peerId] = [fields.get('info_hash'), fields.get('peer_id')];
  if (!isTwentyBytes(infoHash)) throw new Error('invalid info_hash');
  if (!isTwentyBytes(peerId)) throw new Error('invalid peer_id');
  const port = Number(fields.get('port'));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('invalid port');
  const [event, wanted] = [fields.get('event'), Number(fields.get('numwant') ?? WANTED_DEFAULT)];
  return {
    infoHash,
    peerId,
    port,
    isSeed: fields.get('left') === '0' || event === 'completed',
    isStopped: event === 'stopped',
    isCompact: fields.get('compact') !== '0',
    wanted: wanted >= 0 ? Math.min(Math.floor(wanted), WANTED_MAX) : WANTED_DEFAULT,
  };
}

/** Reads which swarms are asked about (BEP 48). Throws an `Error` as `parseAnnounce` does. */
export function parseScrape(search: string): string[] {
  const infoHashes = parseQuery(search).flatMap(([name, value]) =>
    name === 'info_hash' ? [value] : [],
  );
  const isRight = infoHashes.length > 0 && infoHashes.length <= SCRAPE_MAX;
  if (!isRight || !infoHashes.every(isTwentyBytes)) throw new Error('invalid info_hash');
  return infoHashes;
}

/** A query whose values are bytes, not texts: one character a byte. */
const parseQuery = (search: string): [name: string, value: string][] =>
  search.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [name, decodeBytes(value)];
  });

const decodeBytes = (text: string) =>
  text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
