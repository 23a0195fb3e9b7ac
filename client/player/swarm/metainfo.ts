import { bdecode, type Dictionary } from './bencode.ts';
import { pieceCount, type Cut } from './pieces.ts';

/** What a `.torrent` file says of its one file. */
export interface Metainfo extends Cut {
  /** The hash that names the torrent, in hex. */
  infoHash: string;
  /** SHA-1 of each piece, in hex. */
  hashes: string[];
  /** A `.torrent` file of the same torrent that names no tracker and no web seed: whom we talk to, we say ourselves. */
  bare: Uint8Array<ArrayBuffer>;
}

const HASH_BYTES = 20;
const MOST_PIECES = 100_000;

/** Reads a `.torrent` file (BEP 3) of a single file. Throws a `SyntaxError` for anything else. */
export async function readMetainfo(bytes: Uint8Array): Promise<Metainfo> {
  const info = dictionaryOf(bdecode(bytes)).get('info');
  const fields = dictionaryOf(info?.value);
  const pieceLength = numberOf(fields.get('piece length')?.value);
  const sizeBytes = numberOf(fields.get('length')?.value);
  const pieces = fields.get('pieces')?.value;
  if (!info || !(pieces instanceof Uint8Array)) throw wrong();
  const count = pieceCount({ pieceLength, sizeBytes });
  if (count > MOST_PIECES || pieces.length !== count * HASH_BYTES) throw wrong();
  const hashes = Array.from({ length: count }, (_, n) =>
    toHex(pieces.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)),
  );
  const digest = await crypto.subtle.digest('SHA-1', info.bytes.slice());
  const infoHash = toHex(new Uint8Array(digest));
  return { pieceLength, sizeBytes, hashes, infoHash, bare: bareTorrent(info.bytes) };
}

function bareTorrent(info: Uint8Array): Uint8Array<ArrayBuffer> {
  const before = new TextEncoder().encode('d4:info');
  const bare = new Uint8Array(before.length + info.length + 1);
  bare.set(before);
  bare.set(info, before.length);
  bare[bare.length - 1] = 0x65; // e
  return bare;
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const wrong = () => new SyntaxError('this is no torrent of one file');

function dictionaryOf(value: unknown): Dictionary {
  if (!(value instanceof Map)) throw wrong();
  return value as Dictionary;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || value <= 0) throw wrong();
  return value;
}
