import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readRange } from '../pass/hash-segments.ts';
import type { More, Showing } from './showing.ts';

/** Writes both ends of a rendition as a file of their own, to be decoded. The first segment may be in the store already. */
export async function writeEnds(
  { shown, storage, grower }: Showing,
  { init, playlist, bytes }: More,
  directory: string,
): Promise<string> {
  const path = join(directory, 'ends.mp4');
  const rest = shown ? bytes : bytes.slice(1);
  const last = rest.at(-1);
  if (!shown) {
    await writeFile(path, Buffer.concat([init, rest[0]!, ...(rest.length > 1 ? [last!] : [])]));
    return path;
  }
  await using file = await open(storage.localPath({ key: grower.blobKey, place: 'local' }));
  const first = await readRange(file, playlist.segments[0]!);
  await writeFile(path, Buffer.concat([init, first, ...(last ? [last] : [])]));
  return path;
}
