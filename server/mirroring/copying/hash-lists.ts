import { createHash } from 'node:crypto';

import * as z from 'zod';

import { bdecode, isDictionary } from '../../platform/bdecode.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';
import { parseJson } from '../../platform/parse-json.ts';

/** What bytes of a file must hash to; `end` is the last byte's number. */
export type HashedRange = { start: number; end: number; digest: Buffer };
export type HashList = { algorithm: 'sha256' | 'sha1'; ranges: HashedRange[] };

/** What a torrent says of its file: the hashes of its pieces, and the dictionary that names it. */
export type Described = { list: HashList; infoHash: string; info: Buffer };

const SHA1_BYTES = 20;
const RANGE = /^(\d{1,15})-(\d{1,15})$/;

const Segments = z.record(
  z.string().max(200),
  z.record(z.string().regex(RANGE), z.string().regex(/^[0-9a-f]{64}$/i)),
);

/**
 * The SHA-256 of the segments of each file, by name (contract § segments-sha256.json). Fails with `remote_failed` for what is no
 * such list. Live videos list whole files, which have no ranges: those are left out.
 */
export function segmentLists(text: string): Map<string, HashList> {
  const parsed = Segments.safeParse(parseJson(text));
  if (!parsed.success) throw remoteFailed('Its list of hashes cannot be read.');
  return new Map(
    Object.entries(parsed.data).map(([name, segments]) => [
      name,
      { algorithm: 'sha256', ranges: Object.entries(segments).map(toRange) },
    ]),
  );
}

function toRange([range, hex]: [string, string]): HashedRange {
  const [, start, end] = RANGE.exec(range)!;
  return { start: Number(start), end: Number(end), digest: Buffer.from(hex, 'hex') };
}

/**
 * The file a torrent describes, by the SHA-1 of its pieces (BEP 3). Fails with `remote_failed` for what is no torrent of one
 * file of that size, or has another info hash than was told.
 */
export function describedBy(
  torrent: Buffer,
  { sizeBytes, infoHash }: { sizeBytes: number; infoHash: string | null },
): Described {
  const { info, pieceLength, pieces, length } = readTorrent(torrent);
  const found = sha1(info);
  const isOther = infoHash !== null && found !== infoHash.toLowerCase();
  const count = Math.ceil(sizeBytes / pieceLength);
  if (isOther || length !== sizeBytes || pieces.length !== count * SHA1_BYTES)
    throw remoteFailed('Its torrent is of another file.');
  const ranges = Array.from({ length: count }, (_, n) => ({
    start: n * pieceLength,
    end: Math.min((n + 1) * pieceLength, sizeBytes) - 1,
    digest: pieces.subarray(n * SHA1_BYTES, (n + 1) * SHA1_BYTES),
  }));
  return { list: { algorithm: 'sha1', ranges }, infoHash: found, info };
}

function readTorrent(bytes: Buffer) {
  try {
    const torrent = bdecode(bytes);
    const info = isDictionary(torrent) ? torrent.entries.get('info') : undefined;
    if (!isDictionary(torrent) || !isDictionary(info)) throw new Error('it describes nothing');
    const [pieceLength, pieces, length] = ['piece length', 'pieces', 'length'].map((name) =>
      info.entries.get(name),
    );
    if (typeof pieceLength !== 'number' || pieceLength < 1) throw new Error('it has no pieces');
    if (typeof length !== 'number' || !Buffer.isBuffer(pieces)) throw new Error('it has no file');
    return { info: torrent.spans.get('info')!, pieceLength, pieces, length };
  } catch (error) {
    throw remoteFailed('Its torrent cannot be read.', error);
  }
}

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');

/** The info hash a magnet link tells, in hex. */
export const infoHashOf = (magnetUri: string | null): string | null =>
  /\bxt=urn:btih:([0-9a-f]{40})\b/i.exec(magnetUri ?? '')?.[1] ?? null;
