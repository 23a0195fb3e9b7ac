import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Held } from './do-job.ts';
import { readKept, writeKept } from './kept-file.ts';
import type { Origin } from './origin.ts';
import { Left, tellEnd } from './tell-end.ts';

export type HeldNote = Awaited<ReturnType<typeof openHeldNote>>;

/**
 * What this worker is at, until its origin has answered how it ended: the origin would take it for still at work, since it
 * answers. It is on the disk too, for after a kill.
 */
export async function openHeldNote(dataDirectory: string) {
  const file = join(dataDirectory, 'job.json');
  let left = await readKept(file, Left);
  const remove = async () => {
    await rm(file, { force: true });
    left = undefined;
  };
  return {
    /** Where this fails, the job can be given back all the same, unless the process ends before. */
    async write({ job: { uuid }, tokens }: Held): Promise<void> {
      left = { uuid, tokens };
      await writeKept(file, left);
    },

    remove,

    /** Gives back what is left, if anything is. Fails when the origin does not answer. */
    async giveBack(origin: Origin): Promise<void> {
      if (!left) return;
      await tellEnd(origin, left, { reason: 'This worker is not at it any more.' });
      await remove();
    },
  };
}
