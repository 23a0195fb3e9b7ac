export { sourceReceived } from './events.ts';
export { fingerprintSource } from './fingerprint.ts';
export { finishUploads, tidyUploads } from './jobs.ts';
