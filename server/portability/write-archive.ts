import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { ZipFile } from 'yazl';

import { findBlob } from '../platform/blobs.ts';
import type { Db } from '../platform/db.ts';
import { systemCode } from '../platform/errors.ts';
import type { Storage } from '../platform/storage.ts';
import { type Attach, type Owner, type Section, textOf } from './section.ts';

type Archive = { db: Db; storage: Storage; owner: Owner; signal: AbortSignal };

/** Writes the sections of an archive, and the files they name, to a new file, one after the other. */
export async function writeArchive(
  path: string,
  sections: Section[],
  { db, storage, owner, signal }: Archive,
): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(path, { flags: 'w' }), { signal });
  const failed = Promise.race([
    written,
    once(zip, 'error').then(([error]) => Promise.reject(error)),
  ]);
  failed.catch(() => {}); // it is awaited below
  const attach = attachTo(zip, { db, storage });
  const fill = async () => {
    for (const section of sections) {
      const text = Readable.from(textOf(section, { db, owner, attach }), { objectMode: false });
      const isRead = once(text, 'end', { signal });
      zip.addReadStream(text, section.file);
      await isRead;
    }
    zip.end();
    await written;
  };
  await Promise.race([fill(), failed.then(() => undefined)]);
  await written;
}

/** A stored file that is not there any more is left out: the rest of the archive is worth having. */
const attachTo =
  (zip: ZipFile, { db, storage }: { db: Db; storage: Storage }): Attach =>
  async (blobKey, path) => {
    const blob = blobKey ? await findBlob(db, blobKey) : undefined;
    if (!blob) return null;
    const file = storage.localPath(blob);
    if (!(await exists(file))) return null;
    zip.addFile(file, path, { compress: false }); // media and pictures are compressed already
    return path;
  };

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
