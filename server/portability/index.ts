export { exportAsked } from './events.ts';
export { makeUserExport, sweepUserExports } from './jobs.ts';
