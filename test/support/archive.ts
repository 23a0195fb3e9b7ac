import { buffer } from 'node:stream/consumers';

import { fromBufferPromise } from 'yauzl';

/** The files of a zip archive, by their names. */
export async function openArchive(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}
