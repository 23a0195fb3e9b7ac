import * as z from 'zod';

import { isRefusal, type Origin } from './origin.ts';

/** A job that its origin may take for this worker's, with the tokens that say so. */
export const Left = z.object({ uuid: z.uuid(), tokens: z.record(z.string(), z.string()) });
export type Left = z.output<typeof Left>;

/**
 * Tells an origin that a job was given up, and why, or that it failed, and how. That the job is somebody else's by now is as good;
 * fails when there is no such answer.
 */
export async function tellEnd(
  origin: Origin,
  { uuid, tokens }: Left,
  said: { reason: string } | { message: string },
): Promise<void> {
  const path = `/jobs/${uuid}/${'reason' in said ? 'abort' : 'error'}`;
  try {
    await origin.post(path, { ...tokens, ...said }, z.unknown());
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
