import { sweepSessions } from './identity/index.ts';
import { blobForgotten, removeBlob, sweepBlobs } from './platform/blobs.ts';
import { on } from './platform/events.ts';

/** What follows what: the life of a video, top to bottom. */
export const pipeline = [
  on(blobForgotten, removeBlob),
];

/** Every job a worker runs. */
export const jobs = [removeBlob, sweepBlobs, sweepSessions];
