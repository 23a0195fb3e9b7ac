export { exportAsked } from './events.ts';
export { archiveReceived } from './imports/events.ts';
export { importUserArchive, sweepUserImports } from './imports/jobs.ts';
export { makeUserExport, sweepUserExports } from './jobs.ts';
