import { sweepPlayback, sweepWatchSessions } from './analytics/index.ts';
import {
  bulkActAsked,
  bulkUndoAsked,
  sweepBulkActs,
  sweepMirrors,
  channelDeleted,
  refreshSearch,
  sweepWords,
  publishScheduled,
  refreshTrending,
  removeChannel,
  renditionReady,
  tagVideo,
  videoChanged,
} from './catalog/index.ts';
import { makeTorrents } from './distribution/index.ts';
import {
  bulkCommentRemoval,
  flushViews,
  ratedVideos,
  rateVideo,
  recordWatched,
  subscribe,
  forgetAccount,
  sweepViewers,
  viewsWaiting,
} from './engagement/index.ts';
import {
  accountGone,
  answerAsked,
  emailToVerify,
  mailAsked,
  passwordToChoose,
  registrationDecided,
  registrationToVerify,
  sendDecision,
  sendInvitation,
  sendRegistrationVerification,
  sendVerification,
  sweepSessions,
  tellBlocked,
  tellUnblocked,
  userBlocked,
  userUnblocked,
} from './identity/index.ts';
import {
  arrivals,
  fingerprintSource,
  finishUploads,
  importAsked,
  importListedVideo,
  importVideo,
  listChannel,
  listedImportAsked,
  listingAsked,
  previewAsked,
  sourceReceived,
  sweepSyncs,
  takeFile,
  tidyUploads,
} from './ingest/index.ts';
import {
  commands,
  contactAsked,
  measureStorage,
  sendContact,
  sendTestMail,
  storageAsked,
  sweepAudit,
  testMailAsked,
} from './instance/index.ts';
import { mirroringPipeline } from './mirroring/index.ts';
import {
  bulkAccountMutes,
  bulkVideoBlocks,
  createList,
  muteByHandle,
  muteByHost,
} from './moderation/index.ts';
import { noticePipeline } from './noticed.ts';
import { sweepNotifications } from './notifications/index.ts';
import { blobForgotten, removeBlob, sweepBlobs } from './platform/blobs.ts';
import { on, sweepEvents } from './platform/events.ts';
import { sweepRateLimits } from './platform/rate-limit.ts';
import {
  archiveAnnounced,
  archiveImported,
  archiveReceived,
  exportAsked,
  exportEnded,
  fetchArchive,
  importUserArchive,
  mailExportEnded,
  mailImportEnded,
  makeUserExport,
  sweepUserExports,
  sweepUserImports,
} from './portability/index.ts';
import { remotePipeline } from './remote-work.ts';
import { sweepRunnerJobs } from './runners/index.ts';
import type { Services } from './services.ts';
import {
  extractCaptions,
  planRenditions,
  showArriving,
  sweepChunks,
  sweepEditFiles,
  transcodeSteps,
} from './transcode/index.ts';

/** What is done to many things at once. */
const bulk = [bulkCommentRemoval, bulkAccountMutes, bulkVideoBlocks];

const makeExport = makeUserExport({ readRatings: ratedVideos });

const importArchive = importUserArchive<Services>({
  rate: rateVideo,
  follow: subscribe,
  remember: recordWatched,
  muteAccount: muteByHandle,
  muteServer: muteByHost,
  addWords: createList,
  takeFile,
});

const showUpload = showArriving<Services>(arrivals);

/** What follows what: the life of a video, top to bottom. */
export const pipeline = [
  on(importAsked, importVideo),
  on(listedImportAsked, importListedVideo),
  on(listingAsked, listChannel),
  on(previewAsked, showUpload),
  on(sourceReceived, planRenditions),
  ...transcodeSteps,
  on(sourceReceived, fingerprintSource),
  on(sourceReceived, extractCaptions),
  on(renditionReady, makeTorrents),
  on(videoChanged, tagVideo),
  ...mirroringPipeline,
  ...remotePipeline,
  on(contactAsked, sendContact),
  on(channelDeleted, removeChannel),
  on(emailToVerify, sendVerification),
  on(registrationToVerify, sendRegistrationVerification),
  on(registrationDecided, sendDecision),
  on(mailAsked, answerAsked),
  on(passwordToChoose, sendInvitation),
  on(userBlocked, tellBlocked),
  on(userUnblocked, tellUnblocked),
  ...bulk.flatMap(({ act, undo }) => [on(bulkActAsked, act), on(bulkUndoAsked, undo)]),
  on(viewsWaiting, flushViews),
  on(accountGone, forgetAccount),
  ...noticePipeline,
  on(exportAsked, makeExport),
  on(archiveAnnounced, fetchArchive),
  on(archiveReceived, importArchive),
  on(blobForgotten, removeBlob),
  on(commands['remove-dandling-resumable-uploads'], tidyUploads),
  on(commands['remove-expired-user-exports'], sweepUserExports),
  on(commands['process-video-viewers'], sweepViewers),
  on(commands['process-update-videos-scheduler'], publishScheduled),
  on(commands['process-video-channel-sync-latest'], sweepSyncs),
  on(commands['process-remove-old-stats'], sweepPlayback),
  on(commands['process-remove-old-stats'], sweepWatchSessions),
  on(testMailAsked, sendTestMail),
  on(storageAsked, measureStorage),
  on(exportEnded, mailExportEnded),
  on(archiveImported, mailImportEnded),
];

/** What starts by the clock alone. */
export const timedJobs = [
  finishUploads,
  refreshTrending,
  refreshSearch,
  sweepWords,
  sweepAudit,
  sweepBlobs,
  sweepBulkActs,
  sweepChunks,
  sweepEditFiles,
  sweepEvents,
  sweepMirrors,
  sweepNotifications,
  sweepRateLimits,
  sweepRunnerJobs,
  sweepSessions,
  sweepUserImports,
];
