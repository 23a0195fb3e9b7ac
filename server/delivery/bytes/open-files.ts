import { close, fstat, open } from 'node:fs';
import { promisify } from 'node:util';

import { Failure, notFound, systemCode } from '../../platform/errors.ts';
import type { Blob } from '../../platform/storage.ts';
import type { Entity } from '../plan.ts';
import { createShelf, type Lent } from './shelf.ts';

/**
 * What names stored bytes, and where they are. Of a file that is still written, `grownBytes` may be read. An `etag` stands
 * for the file in place of its own, which changes as it grows. Media that is played has a `bitsPerSecond`.
 */
export type BlobRef = Pick<Blob, 'key' | 'place'> & {
  etag?: string | undefined;
  grownBytes?: number | undefined;
  bitsPerSecond?: number | undefined;
};

/** A file held open for those who read it. */
export type OpenFile = Entity & { key: string; fd: number; lastModified: string };

const MAX_OPEN = 128; // leaves room for connections where a process may have 256
const IDLE_SECONDS = 30; // then a deleted file gives its space back
const SHORT_OF_DESCRIPTORS = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/**
 * Descriptors kept from one request to the next. What lies under a key does not change while it exists, but that a file
 * may grow: it is opened anew once it is whole.
 */
export function createOpenFiles(pathOf: (blob: BlobRef) => string) {
  const shelf = createShelf<OpenFile>(MAX_OPEN, ({ fd }) => close(fd));

  const make = async (blob: BlobRef): Promise<OpenFile> => {
    try {
      return await openFile(blob.key, pathOf(blob));
    } catch (error) {
      if (!SHORT_OF_DESCRIPTORS.has(systemCode(error) ?? '')) throw explain(error);
      shelf.dropIdle(0);
      return openFile(blob.key, pathOf(blob)).catch((again: unknown) => {
        throw explain(again);
      });
    }
  };

  return {
    /** Fails with `not_found` when the file is gone, with `unavailable` when it cannot be opened now. */
    borrow(blob: BlobRef): Lent<OpenFile> | Promise<Lent<OpenFile>> {
      const name = blob.grownBytes === undefined ? blob.key : `${blob.key} growing`;
      const known = shelf.borrow(name);
      if (known) return known;
      shelf.makeRoom(1);
      return shelf.add(name, 1, () => make(blob));
    },
    release: shelf.release,
    sweep: () => shelf.dropIdle(IDLE_SECONDS),
    /** Closes everything, each file once its last reader is done. */
    close: shelf.clear,
  };
}

export type OpenFiles = ReturnType<typeof createOpenFiles>;

const openAt = promisify(open);
const statOf = promisify(fstat);

async function openFile(key: string, path: string): Promise<OpenFile> {
  const fd = await openAt(path, 'r');
  try {
    const { size, mtime, mtimeMs } = await statOf(fd);
    const etag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
    return { key, fd, sizeBytes: size, etag, lastModified: mtime.toUTCString() };
  } catch (error) {
    close(fd);
    throw error;
  }
}

function explain(error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return notFound('File');
  const why = 'This file cannot be read at the moment. Try again.';
  return new Failure('unavailable', why, { retryAfterSeconds: 2 }, error);
}
