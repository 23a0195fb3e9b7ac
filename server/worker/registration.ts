import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { readKept, writeKept } from './kept-file.ts';
import { type Origin, Refused } from './origin.ts';

const Registered = z.object({ runnerToken: z.string().min(1).max(1000) });
const Kept = Registered.extend({ origin: z.string() });

export type Registering = {
  dataDirectory: string;
  name: string;
  /** What the origin's administrators give to runners. */
  registrationToken: string;
};

/** The token of this worker at its origin: the one it was given when it first came, if that is still good, else a new one. */
export async function runnerToken(origin: Origin, registering: Registering): Promise<string> {
  const { dataDirectory, name, registrationToken } = registering;
  const file = join(dataDirectory, 'runner.json');
  const kept = await readKept(file, Kept);
  const isOfOrigin = kept?.origin === origin.url.origin;
  if (isOfOrigin && (await isKnown(origin, kept.runnerToken))) return kept.runnerToken;
  const said = { registrationToken, name };
  const registered = await origin.post('/register', said, Registered);
  await mkdir(dataDirectory, { recursive: true });
  await writeKept(file, { ...registered, origin: origin.url.origin });
  return registered.runnerToken;
}

/** Whether the origin has not removed the runner meanwhile. */
async function isKnown(origin: Origin, token: string): Promise<boolean> {
  try {
    await origin.post('/jobs/request', { runnerToken: token }, z.unknown());
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return false;
    throw error;
  }
}
