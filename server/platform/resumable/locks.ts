import { setTimeout as after } from 'node:timers/promises';

import { Failure } from '../errors.ts';

const SILENT_SECONDS = 3; // a healthy connection brings something more often
const HANDOVER_SECONDS = 5;

/** The right to write to an upload. `touch` says that bytes still come; `release` may be called twice. */
export type UploadLock = { touch: () => void; release: () => void };

type Writer = { lastByteAt: number; stop: () => void; released: Promise<void> };

export type UploadLocks = ReturnType<typeof createUploadLocks>;

/**
 * One writer for each upload. A second one is turned away with `locked` while bytes still come to the first; a first one
 * that has gone silent (its network changed, its laptop slept) is stopped and gives way. `force` does not wait for that.
 */
export function createUploadLocks(now: () => number = Date.now) {
  const writers = new Map<string, Writer>();

  async function makeWay(id: string, force: boolean) {
    const writer = writers.get(id);
    if (!writer) return;
    if (!force && now() - writer.lastByteAt < SILENT_SECONDS * 1000) throw busy();
    writer.stop();
    await Promise.race([
      writer.released,
      after(HANDOVER_SECONDS * 1000, undefined, { ref: false }),
    ]);
  }

  return {
    /** `stop` is called when another is to write instead: end what is being written, and release. */
    async take(
      id: string,
      { stop, force = false }: { stop: () => void; force?: boolean },
    ): Promise<UploadLock> {
      await makeWay(id, force);
      if (writers.has(id)) throw busy(); // it would not go, or another one who waited was first
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const writer: Writer = { lastByteAt: now(), stop, released };
      writers.set(id, writer);
      return {
        touch: () => (writer.lastByteAt = now()),
        release() {
          if (writers.get(id) === writer) writers.delete(id);
          resolve();
        },
      };
    },
  };
}

const busy = () => new Failure('locked', 'This upload is being written to by another request.');
