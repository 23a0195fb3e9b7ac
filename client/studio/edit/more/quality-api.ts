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

/** Asks for a report and waits until it is there or the signal aborts. Throws when it is not there after ten minutes. */
export async function askForReport(id: string, signal: AbortSignal): Promise<void> {
  const former = await readReport(id);
  await route.$post({ param: { id } });
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (signal.aborted) return;
    const latest = await readReport(id).catch(() => former); // the next look may succeed
    if (latest?.madeAt !== former?.madeAt) return;
  }
  throw new Error('There is no report after ten minutes.');
}
