/** Where a torrent can be had: whom peers meet through, and who has its files, or its `.torrent`, over HTTP. */
export type Sources = { trackers: string[]; webSeeds: string[]; metainfos: string[] };

export type Magnet = Sources & { infoHash: string; name: string | undefined };

const MAX_OF_A_KIND = 10;
const HEX = /^urn:btih:([0-9a-f]{40})$/i;
const BASE32 = /^urn:btih:([a-z2-7]{32})$/i;

/** Reads a magnet address (BEP 9). Undefined for one that does not name a torrent of BitTorrent v1. */
export function parseMagnet(text: string): Magnet | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'magnet:') return undefined;
  const { searchParams: said } = url;
  const infoHash = said
    .getAll('xt')
    .map(infoHashOf)
    .find((hash) => hash !== undefined);
  if (infoHash === undefined) return undefined;
  const all = (key: string) => [...new Set(said.getAll(key))].slice(0, MAX_OF_A_KIND);
  return {
    infoHash,
    name: said.get('dn') ?? undefined,
    trackers: all('tr'),
    webSeeds: all('ws'),
    metainfos: [...all('xs'), ...all('as')].filter((address) => /^https?:/i.test(address)),
  };
}

function infoHashOf(urn: string): string | undefined {
  const [, hex] = HEX.exec(urn) ?? [];
  if (hex) return hex.toLowerCase();
  const [, base32] = BASE32.exec(urn) ?? [];
  return base32 && hexOfBase32(base32.toUpperCase());
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, of whole bytes. */
function hexOfBase32(text: string): string {
  const bits = Array.from(text, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}
