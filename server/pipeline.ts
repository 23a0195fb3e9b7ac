import { sweepSessions } from './identity/index.ts';
import { fingerprintSource, finishUploads, sourceReceived, tidyUploads } from './ingest/index.ts';
import { blobForgotten, removeBlob, sweepBlobs } from './platform/blobs.ts';
import { on } from './platform/events.ts';
import { sweepRateLimits } from './platform/rate-limit.ts';

/** What follows what: the life of a video, top to bottom. */
export const pipeline = [on(sourceReceived, fingerprintSource), on(blobForgotten, removeBlob)];

/** Every job a worker runs. */
export const jobs = [
  removeBlob,
  sweepBlobs,
  sweepRateLimits,
  sweepSessions,
  fingerprintSource,
  finishUploads,
  tidyUploads,
];
