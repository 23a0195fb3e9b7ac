export { exportAsked, exportEnded } from './events.ts';
export { announceArchive } from './imports/announce-archive.ts';
export { archiveAnnounced, archiveImported, archiveReceived } from './imports/events.ts';
export { fetchArchive } from './imports/fetch-archive.ts';
export { importUserArchive, sweepUserImports } from './imports/jobs.ts';
export { makeUserExport, sweepUserExports } from './jobs.ts';
export { mailExportEnded, mailImportEnded } from './mail-ended.ts';
