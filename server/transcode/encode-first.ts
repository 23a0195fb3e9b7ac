import { VideoRef } from '../catalog/index.ts';
import { defineJob } from '../platform/jobs.ts';
import { turnOf } from './control/prioritize.ts';
import { hold } from './hold.ts';
import { makeFirst } from './make-first.ts';
import type { Tools } from './work.ts';

const TIMEOUT_MINUTES = 12 * 60;

/** Encodes the lowest useful rung of a source, so that it can be watched while the others are made. */
export const encodeFirst = defineJob<Tools>()({
  name: 'transcode.encode-first',
  payload: VideoRef,
  priority: turnOf,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  run: ({ videoId }, tools) => makeFirst({ ...tools, timeoutMinutes: TIMEOUT_MINUTES }, videoId),
  gaveUp: hold,
});
