import type { InferResponseType } from 'hono/client';

import { node } from '../../../node.ts';
import { Problem } from '../../../problem.ts';

const route = node.videos[':id']['quality-report'];

/** What is wrong with a video, as last looked at. */
export type Report = InferResponseType<typeof route.$get>;

const LOOK_EVERY_MS = 3000;
const MAX_LOOKS = 200; // ten minutes: it is made behind all else

/** Null while none was made. */
export async function readReport(id: string): Promise<Report | null> {
  try {
    return await (await route.$get({ param: { id } })).json();
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** Asks for a report and waits until it is there, for ten minutes or until the signal aborts. */
export async function askForReport(id: string, signal: AbortSignal): Promise<void> {
  const former = await readReport(id);
  await route.$post({ param: { id } });
  for (let look = 0; look < MAX_LOOKS && !signal.aborted; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if ((await readReport(id))?.madeAt !== former?.madeAt) return;
  }
}
