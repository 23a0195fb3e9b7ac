import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the files of a copy grow while they are fetched; what is there is gone on with after a crash. */
export const partsOf = (dataDirectory: string, copyId: number): string =>
  join(dataDirectory, 'mirroring', String(copyId));

export const removeParts = (dataDirectory: string, copyId: number): Promise<void> =>
  rm(partsOf(dataDirectory, copyId), { recursive: true, force: true });

/** The numbers of all copies that have such files. */
export async function copiesWithParts(dataDirectory: string): Promise<number[]> {
  const root = join(dataDirectory, 'mirroring');
  await mkdir(root, { recursive: true });
  return (await readdir(root)).map(Number).filter(Number.isSafeInteger);
}
