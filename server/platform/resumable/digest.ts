import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Failure } from '../errors.ts';
import type { Storage } from '../storage.ts';
import { whileRoom } from './while-room.ts';

/** By the names of headers in small letters (RFC 3230, RFC 9530; clients of the contract say `sha1`). */
const ALGORITHMS = new Map([
  ['sha', 'sha1'],
  ['sha1', 'sha1'],
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);

const DIGEST = /^([A-Za-z0-9-]+)=:?([A-Za-z0-9+/]+={0,2}):?$/;
const MAX_BYTES = 256 * 2 ** 20; // PeerTube's client sends 90 MB at a time, unless told otherwise

type Digest = { algorithm: string; base64: string };

/** What a sender says of the bytes of a request, in ways that are known here. */
export function digestsOf(headers: IncomingHttpHeaders): Digest[] {
  const said = [headers['content-digest'], headers['digest']].flat().join(',');
  return said.split(',').flatMap((each) => {
    const [, name = '', base64 = ''] = DIGEST.exec(each.trim()) ?? [];
    const algorithm = ALGORITHMS.get(name.toLowerCase());
    return algorithm ? { algorithm, base64 } : [];
  });
}

/** Makes sure that so many bytes can lie apart and then where they belong. Fails with `too_large` or `insufficient_storage`. */
export async function requireRoomTwice(
  storage: Pick<Storage, 'requireRoom'>,
  sizeBytes: number,
): Promise<void> {
  if (sizeBytes > MAX_BYTES) {
    const mebibytes = MAX_BYTES / 2 ** 20;
    throw new Failure('too_large', `A part with a digest may have ${mebibytes} MiB at most.`);
  }
  await storage.requireRoom(2 * sizeBytes);
}

/**
 * The same bytes, after all of them have come and are those that were meant: until then they lie apart, so that nobody
 * reads what is wrong. Fails with `checksum_mismatch`, and with `insufficient_storage` once the disk is nearly full.
 */
export async function* onceRight(
  storage: Pick<Storage, 'scratch' | 'requireRoom'>,
  digests: Digest[],
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, void> {
  await using scratch = await storage.scratch();
  const path = join(scratch.path, 'chunk');
  const hashes = digests.map((digest) => ({ ...digest, hash: createHash(digest.algorithm) }));
  const hashing = async function* () {
    for await (const chunk of source) {
      for (const { hash } of hashes) hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(whileRoom(storage, hashing()), createWriteStream(path));
  if (hashes.some(({ hash, base64 }) => hash.digest('base64') !== base64))
    throw new Failure('checksum_mismatch', 'The bytes are not those whose digest was sent.');
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}
