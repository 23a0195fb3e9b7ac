import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Failure } from '../errors.ts';
import type { Storage } from '../storage.ts';

/** By the names of headers (RFC 3230, RFC 9530; clients of the contract say `sha1`). */
const ALGORITHMS: Record<string, string> = {
  sha: 'sha1',
  sha1: 'sha1',
  'sha-256': 'sha256',
  'sha-512': 'sha512',
};

const DIGEST = /^([a-z0-9-]+)=:?([A-Za-z0-9+/]+={0,2}):?$/;

type Digest = { algorithm: string; base64: string };

/** What a sender says of the bytes of a request, in ways that are known here. */
export function digestsOf(headers: IncomingHttpHeaders): Digest[] {
  const said = [headers['content-digest'], headers['digest']].flat().join(',');
  return said.split(',').flatMap((each) => {
    const [, name = '', base64 = ''] = DIGEST.exec(each.trim()) ?? [];
    const algorithm = ALGORITHMS[name];
    return algorithm ? { algorithm, base64 } : [];
  });
}

/**
 * The same bytes, after all of them have come and are those that were meant: until then they lie apart, so that nobody
 * reads what is wrong. Fails with `checksum_mismatch`.
 */
export async function* onceRight(
  storage: Pick<Storage, 'scratch'>,
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
  await pipeline(hashing, createWriteStream(path));
  if (hashes.some(({ hash, base64 }) => hash.digest('base64') !== base64))
    throw new Failure('checksum_mismatch', 'The bytes are not those whose digest was sent.');
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}
