import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

import { type Entry, openPromise, type ZipFile } from 'yauzl';

import { Failure, systemCode } from '../../../platform/errors.ts';
import { createEntryCheck, DOCUMENT_MAX_BYTES, refused, requireFewEntries } from './limits.ts';
import { parseDocument } from './parse-document.ts';

export type Archive = Awaited<ReturnType<typeof openArchive>>;

/**
 * Opens an archive that a stranger made. Names in it only ever find entries: nothing is written where they say. All its
 * entries are checked first, and each yields no more than it has announced. Fails with `unreadable_media`.
 */
export async function openArchive(path: string, signal: AbortSignal) {
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    strictFileNames: true,
    validateEntrySizes: true,
  }).catch(asRefusal);
  const entries = await readEntries(zip, (await stat(path)).size).catch((error: unknown) => {
    zip.close();
    return asRefusal(error);
  });

  const open = (entry: Entry) => zip.openReadStreamPromise(entry);
  return {
    has: (name: string) => entries.has(name),
    sizeOf: (name: string) => entries.get(name)?.uncompressedSize,

    /** The document of this name; undefined when there is none. */
    async document(name: string): Promise<unknown> {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.uncompressedSize > DOCUMENT_MAX_BYTES) throw refused(`${name} is too large`);
      return parseDocument(name, await open(entry).then(text).catch(asRefusal));
    },

    /** The bytes of a small file; undefined when there is none of at most `maxBytes`. */
    async bytes(name: string, maxBytes: number): Promise<Buffer<ArrayBuffer> | undefined> {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > maxBytes) return undefined;
      return open(entry).then(buffer).catch(asRefusal);
    },

    /** Unfolds a file of at most `maxBytes` to a new one. Returns whether there is one that small. */
    async extract(name: string, file: string, maxBytes: number): Promise<boolean> {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > maxBytes) return false;
      const write = async () =>
        pipeline(await open(entry), createWriteStream(file, { flags: 'wx' }), { signal });
      await write().catch(asRefusal);
      return true;
    },

    [Symbol.dispose]: () => zip.close(),
  };
}

async function readEntries(zip: ZipFile, archiveBytes: number): Promise<Map<string, Entry>> {
  requireFewEntries(zip.entryCount);
  const check = createEntryCheck(archiveBytes);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    check(entry);
    if (entry.isEncrypted()) throw refused('a file in it is encrypted');
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

/** What the reader says of a broken archive is for its user; what the system says is not about the archive. */
function asRefusal(error: unknown): never {
  if (error instanceof Failure || !(error instanceof Error)) throw error;
  const code = systemCode(error);
  if (error.name === 'AbortError' || (code !== undefined && !code.startsWith('Z_'))) throw error;
  throw refused(error.message, error);
}
