import { createHash } from 'node:crypto';

import { findManifest, type SignedFile } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';

/** What the node of a video signed of its files, by address; nothing where it signs nothing. */
export type Signed = ReadonlyMap<string, SignedFile>;

/** What the node of a video has signed for, by the address of each file; nothing where it has signed nothing. */
export async function signedFiles(db: Db, videoId: number): Promise<Signed> {
  const manifest = await findManifest(db, videoId);
  return new Map(manifest?.files.map((file) => [file.url, file]));
}

/** Whether these are the bytes that were signed for; of what is not signed nobody knows better. */
export function isAsSigned(signed: Signed, url: URL, bytes: Buffer): boolean {
  const sha256 = signed.get(url.href)?.sha256;
  return sha256 == null || sha256 === createHash('sha256').update(bytes).digest('hex');
}

type Media = { url: URL; sizeBytes: number; infoHash: string | undefined };

/** Fails with `remote_failed` for media of another size or torrent than was signed for, or that was not at all. */
export function requireSignedMedia(signed: Signed, { url, sizeBytes, infoHash }: Media): void {
  if (signed.size === 0) return;
  const file = signed.get(url.href);
  const isSame =
    file?.sizeBytes === sizeBytes && (infoHash === undefined || file.infoHash === infoHash);
  if (!isSame) throw notAsSigned();
}

export const notAsSigned = () =>
  remoteFailed('Its files are not those its node signed for, as far as is known.');
