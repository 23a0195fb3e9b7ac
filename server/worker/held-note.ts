import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import type { Held } from './do-job.ts';
import type { Origin } from './origin.ts';

const Note = z.object({ uuid: z.uuid(), tokens: z.record(z.string(), z.string()) });

const fileIn = (dataDirectory: string) => join(dataDirectory, 'job.json');

/** Does a job, with a note of it on the disk meanwhile, by which it can be given back after a kill. */
export async function whileNoted(
  dataDirectory: string,
  { job: { uuid }, tokens }: Held,
  work: () => Promise<void>,
): Promise<void> {
  const file = fileIn(dataDirectory);
  await writeFile(`${file}.new`, JSON.stringify({ uuid, tokens }), { mode: 0o600 });
  await rename(`${file}.new`, file); // whole or not at all
  await work();
  await rm(file, { force: true });
}

/**
 * Gives back what this worker was at when it was killed: its origin would take it for still at work, since it answers again.
 */
export async function giveBackLeft(origin: Origin, dataDirectory: string): Promise<void> {
  const file = fileIn(dataDirectory);
  const text = await readFile(file, 'utf8').catch(() => 'null');
  const { data: held } = Note.safeParse(JSON.parse(text));
  if (held) {
    const said = { ...held.tokens, reason: 'This worker was killed.' };
    await origin.post(`/jobs/${held.uuid}/abort`, said, z.unknown()).catch(() => {}); // it is somebody else's by now
  }
  await rm(file, { force: true });
}
