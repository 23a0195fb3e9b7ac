export { sourceReceived } from './events.ts';
export { fingerprintSource } from './fingerprint.ts';
export { listingAsked } from './imports/channels/events.ts';
export { listChannel, sweepSyncs } from './imports/channels/jobs.ts';
export { importAsked, importFailed, importSucceeded, listedImportAsked } from './imports/events.ts';
export { importListedVideo, importVideo } from './imports/jobs.ts';
export { finishUploads, tidyUploads } from './jobs.ts';
export { takeFile } from './take-file.ts';
