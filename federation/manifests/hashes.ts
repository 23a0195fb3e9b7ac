import { createHash } from 'node:crypto';

import { recordSha256 } from '../../server/platform/blobs.ts';
import { systemCode } from '../../server/platform/errors.ts';
import { sha256 } from '../../server/platform/storage.ts';
import type { Services } from '../../server/services.ts';
import { findBlobs } from './queries.ts';

/** What a file hashes to, in hex. */
export type Hashed = { sizeBytes: number; mediaType: string; sha256: string };

export const sha256OfText = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

/** The hashes of blobs, by key. One that was never hashed is read, once; one that is not there is left out. */
export async function hashBlobs(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  keys: string[],
): Promise<Map<string, Hashed>> {
  const hashed = new Map<string, Hashed>();
  for (const { key, place, sizeBytes, mediaType, sha256: known } of await findBlobs(db, keys)) {
    const hash = known ?? (await sha256(storage.localPath({ key, place })).catch(noneIfGone));
    if (hash === undefined) continue;
    if (known === null) await recordSha256(db, key, hash);
    hashed.set(key, { sizeBytes, mediaType, sha256: hash });
  }
  return hashed;
}

function noneIfGone(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
}
