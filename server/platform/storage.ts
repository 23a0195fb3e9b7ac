import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  constants,
  copyFile,
  glob,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { flush, makeDirectory } from './durable.ts';
import { Failure, systemCode } from './errors.ts';
import { writeWhole } from './write-whole.ts';

/** A stored file: `place` says where its bytes are, so each can move on its own. */
export type Blob = { key: string; place: string; sizeBytes: number; mediaType: string };

export type Storage = Awaited<ReturnType<typeof openStorage>>;

const KEY = /^[a-z]+(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/;
const SETTLED_AFTER_MS = 3_600_000;
const SWEEP_BATCH = 500;
const SCRATCH_OUTLIVES_MS = 48 * 3_600_000; // more than the longest job may take
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8); // containers have names of their own
const COPIED_AT_ONCE = 2 ** 20; // bytes
const RESERVE_BYTES = 256 * 2 ** 20; // the database and the logs must still find room

/**
 * Where media lives: local files below `<data>/blobs`. Keys are slash-separated and made by the server, never by a
 * client. A blob appears whole or not at all. One that is forgotten is removed some time later: what is made anew in its
 * place had better have another key.
 */
export async function openStorage(dataDirectory: string) {
  const root = join(dataDirectory, 'blobs');
  const scratchRoot = join(dataDirectory, 'scratch');
  await Promise.all([mkdir(root, { recursive: true }), mkdir(scratchRoot, { recursive: true })]);
  await sweepScratch(scratchRoot);

  const pathOf = ({ key, place }: Pick<Blob, 'key' | 'place'>) => {
    if (place !== 'local') throw new Error(`no store for place ${place}`);
    if (!KEY.test(key)) throw new Error(`not a blob key: ${key}`);
    return join(root, key);
  };

  return {
    /**
     * Moves a finished local file into the store. Safe to repeat: once the file has moved, a second call finds it there.
     * Fails with `ENOENT` when there is neither the file nor the blob.
     */
    async put(key: string, file: string, mediaType: string): Promise<Blob> {
      const target = pathOf({ key, place: 'local' });
      await makeDirectory(dirname(target));
      try {
        await flush(file);
        await rename(file, target);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
      }
      await flush(dirname(target));
      return { key, place: 'local', sizeBytes: (await stat(target)).size, mediaType };
    },

    /**
     * Puts bytes at an offset of a file that is read while it grows; what lies behind was never shown, and goes. They are
     * there to stay when it returns. Only one may do so, also later: who goes on in place of another does so in a copy, unless
     * that one has let go of the file, which it may once what it called here has ended. Fails when the file is gone, or ends
     * before the offset.
     */
    grow: (key: string, offset: number, bytes: Buffer): Promise<void> =>
      grow(pathOf({ key, place: 'local' }), offset, bytes),

    /**
     * Copies the first bytes of a file under another key, where they stay. Fails when it has fewer, and with
     * `insufficient_storage`; rejects when the signal aborts. Then there is no copy.
     */
    copyBeginning: (from: string, to: string, beginning: Beginning): Promise<void> =>
      copyBeginning(
        pathOf({ key: from, place: 'local' }),
        pathOf({ key: to, place: 'local' }),
        beginning,
      ),

    /** A path on this machine that holds the blob's bytes, for programs that read files. */
    localPath: (blob: Pick<Blob, 'key' | 'place'>) => pathOf(blob),

    remove: (blob: Pick<Blob, 'key' | 'place'>) => rm(pathOf(blob), { force: true }),

    settledKeys: () => settledKeys(root),

    /** An empty directory on the store's file system, gone when disposed: results are made there and then `put`. */
    async scratch(): Promise<{ path: string } & AsyncDisposable> {
      const path = join(scratchRoot, `${process.pid}-${HOST}-${randomUUID()}`);
      await mkdir(path);
      return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
    },

    /** Fails with `insufficient_storage` when `sizeBytes` more would leave the disk without its reserve. */
    requireRoom: (sizeBytes: number): Promise<void> => requireRoom(root, sizeBytes),
  };
}

async function grow(path: string, offset: number, bytes: Buffer) {
  if (offset === 0) await makeDirectory(dirname(path));
  {
    await using file = await open(path, offset === 0 ? 'w' : 'r+');
    const { size } = await file.stat();
    if (size < offset) throw new Error(`${path} ends at ${size}, before ${offset}`);
    await file.truncate(offset);
    await writeWhole(file, bytes, offset);
    await file.datasync();
  }
  if (offset === 0) await flush(dirname(path));
}

type Beginning = { sizeBytes: number; signal: AbortSignal };

async function copyBeginning(from: string, to: string, { sizeBytes, signal }: Beginning) {
  const { size } = await stat(from);
  if (size < sizeBytes) throw new Error(`${from} ends at ${size}, before ${sizeBytes}`);
  signal.throwIfAborted();
  await makeDirectory(dirname(to));
  try {
    if (!(await isCloned(from, to))) await copyBytes(from, to, { sizeBytes, signal });
    await using file = await open(to, 'r+');
    await file.truncate(sizeBytes);
    await file.sync();
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
  await flush(dirname(to));
}

/** Shares the bytes of a file with another where the file system can. */
const isCloned = (from: string, to: string): Promise<boolean> =>
  copyFile(from, to, constants.COPYFILE_FICLONE_FORCE).then(
    () => true,
    () => false,
  );

async function copyBytes(from: string, to: string, { sizeBytes, signal }: Beginning) {
  await requireRoom(dirname(to), sizeBytes);
  const bytes = createReadStream(from, { end: sizeBytes - 1, highWaterMark: COPIED_AT_ONCE });
  await pipeline(bytes, createWriteStream(to), { signal });
}

async function requireRoom(directory: string, sizeBytes: number) {
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize - sizeBytes >= RESERVE_BYTES) return;
  throw new Failure(
    'insufficient_storage',
    'The disk of this node is nearly full: it has no room for this file.',
  );
}

/** The keys of local blobs stored more than an hour ago, in batches: a younger one may still be on its way to a row. */
async function* settledKeys(root: string): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const entry of glob('**', { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if ((await stat(path)).mtimeMs > Date.now() - SETTLED_AFTER_MS) continue;
    if (batch.push(relative(root, path)) < SWEEP_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** SHA-256 of a file, in hex. */
export async function sha256(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash, {
    ...(signal && { signal }),
  });
  return hash.digest('hex');
}

/** Removes what processes that no longer run have left behind; of those of another host, what is too old to be in use. */
async function sweepScratch(scratchRoot: string) {
  for (const name of await readdir(scratchRoot)) {
    const path = join(scratchRoot, name);
    const [pid, host] = name.split('-');
    const isInUse = host === HOST ? isOfAnother(Number(pid)) : await isFresh(path);
    if (!isInUse) await rm(path, { recursive: true, force: true });
  }
}

const isOfAnother = (pid: number) => pid !== process.pid && isRunning(pid);

const isFresh = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs > Date.now() - SCRATCH_OUTLIVES_MS,
    () => false, // gone meanwhile
  );

function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
