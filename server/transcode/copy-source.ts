import { VideoRef } from '../catalog/index.ts';
import { defineJob } from '../platform/jobs.ts';
import { turnOf } from './control/prioritize.ts';
import { hold } from './hold.ts';
import { makeFirst } from './make-first.ts';
import type { Tools } from './work.ts';

const TIMEOUT_MINUTES = 120;

/**
 * Repackages a source that browsers can play as it is, so that it can be watched at once, however long it is. In a queue
 * of its own, it never waits for a picture to be encoded.
 */
export const copySource = defineJob<Tools>()({
  name: 'transcode.copy',
  payload: VideoRef,
  priority: turnOf,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  concurrency: 2,
  run: ({ videoId }, tools) => makeFirst({ ...tools, timeoutMinutes: TIMEOUT_MINUTES }, videoId),
  gaveUp: hold,
});
