export { sourceReceived } from './events.ts';
export { fingerprintSource } from './fingerprint.ts';
export { importAsked, importFailed, importSucceeded } from './imports/events.ts';
export { importVideo } from './imports/jobs.ts';
export { finishUploads, tidyUploads } from './jobs.ts';
