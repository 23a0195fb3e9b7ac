import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { systemCode } from '../../platform/errors.ts';
import type { MovedIndex } from './moved-index.ts';

const LOOK_EVERY_MS = 200;
const ASK_EVERY_MS = 2000;
const READ_BYTES = 256 * 2 ** 10;

/** No byte has come for long: the uploader may be back later. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

type Part = {
  file: string;
  sizeBytes: number; // once it is whole
  /** Whether the upload still goes on, or has come to its end whole. */
  isWanted: () => Promise<boolean>;
  signal: AbortSignal;
  patienceSeconds: number;
};

export type FollowedPart = Awaited<ReturnType<typeof followPart>>;

/**
 * Follows the file of an upload while it grows, also after it has moved on into the store. Its `signal` aborts with the given
 * one, when the upload is given up, and with `BrokenOff`.
 */
export async function followPart({ file, signal, ...part }: Part) {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const handle = await openOnceThere(file, { ...part, until });
  const look = createLook(handle, { ...part, over });

  /** Waits until so many bytes are there, or all, and tells how many are. Rejects with the signal's reason. */
  async function waitFor(bytes: number): Promise<number> {
    for (;;) {
      until.throwIfAborted();
      const arrivedBytes = await look();
      until.throwIfAborted();
      if (arrivedBytes >= Math.min(bytes, part.sizeBytes)) return arrivedBytes;
      await delay(LOOK_EVERY_MS, undefined, { signal: until });
    }
  }

  return {
    signal: until,
    waitFor,
    handle,
    /** All bytes, with an index put in where it belongs. */
    read: (moved?: MovedIndex) =>
      Readable.from(bytesOf({ handle, waitFor, ...part }, moved), { objectMode: false }),
    [Symbol.asyncDispose]: async () => {
      over.abort(new Error('nobody reads it any more'));
      await handle.close();
    },
  };
}

type Looking = Pick<Part, 'sizeBytes' | 'isWanted' | 'patienceSeconds'> & { over: AbortController };

/** Tells how much there is by now, and ends it where no more comes. */
function createLook(
  handle: FileHandle,
  { sizeBytes, isWanted, patienceSeconds, over }: Looking,
): () => Promise<number> {
  let arrivedBytes = 0;
  let changedAt = performance.now();
  let askedAt = performance.now();
  return async () => {
    const now = performance.now();
    const { size } = await handle.stat();
    if (size > arrivedBytes) [arrivedBytes, changedAt] = [size, now];
    if (arrivedBytes >= sizeBytes) return arrivedBytes;
    if (now - changedAt > patienceSeconds * 1000) over.abort(new BrokenOff());
    if (now - askedAt < ASK_EVERY_MS) return arrivedBytes;
    askedAt = now;
    if (!(await isWanted())) over.abort(new Error('the upload was given up'));
    return arrivedBytes;
  };
}

/** The bytes from the first on. Where no more come it stands still, so that nobody takes it for the end: its reader is ended. */
async function* bytesOf(
  { handle, sizeBytes, waitFor }: Growing,
  moved?: MovedIndex,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < sizeBytes;) {
    const isMore = await waitFor(at + 1).then(
      () => true,
      () => false,
    );
    if (!isMore) return void (await new Promise(() => {}));
    if (moved && at === moved.at) yield moved.index;
    const most = moved && at < moved.at ? Math.min(READ_BYTES, moved.at - at) : READ_BYTES;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, at);
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

type Growing = {
  handle: FileHandle;
  sizeBytes: number;
  waitFor: (bytes: number) => Promise<number>;
};

type Waiting = Pick<Part, 'isWanted' | 'patienceSeconds'> & { until: AbortSignal };

/** The first byte makes the file. */
async function openOnceThere(
  file: string,
  { until, isWanted, patienceSeconds }: Waiting,
): Promise<FileHandle> {
  const endsAt = performance.now() + patienceSeconds * 1000;
  for (;;) {
    until.throwIfAborted();
    try {
      return await open(file);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
    if (!(await isWanted())) throw new Error('the upload was given up');
    if (performance.now() > endsAt) throw new BrokenOff();
    await delay(ASK_EVERY_MS, undefined, { signal: until });
  }
}
