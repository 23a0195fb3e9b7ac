import {
  channelDeleted,
  refreshSearch,
  publishScheduled,
  refreshTrending,
  removeChannel,
  renditionReady,
  videoPublished,
} from './catalog/index.ts';
import { makeTorrents } from './distribution/index.ts';
import {
  commentApproved,
  commentPosted,
  commentRemovalAsked,
  flushViews,
  forgetAccount,
  followed,
  removeComments,
  sweepViewers,
  viewsWaiting,
} from './engagement/index.ts';
import {
  answerAsked,
  emailToVerify,
  mailAsked,
  passwordToChoose,
  registrationAsked,
  registrationDecided,
  registrationToVerify,
  sendDecision,
  sendInvitation,
  sendRegistrationVerification,
  sendVerification,
  sweepSessions,
  userDeleted,
  userRegistered,
} from './identity/index.ts';
import { fingerprintSource, finishUploads, sourceReceived, tidyUploads } from './ingest/index.ts';
import { contactAsked, sendContact } from './instance/index.ts';
import { mailDue, mailNotifications, notices, sweepNotifications } from './notifications/index.ts';
import { blobForgotten, removeBlob, sweepBlobs } from './platform/blobs.ts';
import { on } from './platform/events.ts';
import { sweepRateLimits } from './platform/rate-limit.ts';
import {
  copyPlanned,
  copySource,
  encodeFirst,
  encodeRest,
  encodingPlanned,
  firstRungEncoded,
  ladderCompleted,
  makeStoryboard,
  makeThumbnails,
  planRenditions,
  sourceCopied,
} from './transcode/index.ts';

/** What follows what: the life of a video, top to bottom. */
export const pipeline = [
  on(sourceReceived, planRenditions),
  on(sourceReceived, fingerprintSource),
  on(copyPlanned, copySource), // can be watched as soon as it is repackaged
  on(sourceCopied, makeThumbnails),
  on(sourceCopied, encodeRest),
  on(encodingPlanned, makeThumbnails),
  on(encodingPlanned, encodeFirst), // can be watched as soon as its lowest useful rendition is made
  on(firstRungEncoded, encodeRest),
  on(ladderCompleted, makeStoryboard),
  on(sourceReceived, makeTorrents),
  on(renditionReady, makeTorrents),
  on(contactAsked, sendContact),
  on(channelDeleted, removeChannel),
  on(emailToVerify, sendVerification),
  on(registrationToVerify, sendRegistrationVerification),
  on(registrationDecided, sendDecision),
  on(mailAsked, answerAsked),
  on(passwordToChoose, sendInvitation),
  on(commentRemovalAsked, removeComments),
  on(viewsWaiting, flushViews),
  on(userDeleted, forgetAccount),
  on(videoPublished, notices.newVideoFromSubscription),
  on(videoPublished, notices.myVideoPublished),
  on(commentPosted, notices.newCommentOnMyVideo),
  on(commentPosted, notices.commentMention),
  on(commentApproved, notices.approvedReply),
  on(followed, notices.newFollow),
  on(userRegistered, notices.newUserRegistration),
  on(registrationAsked, notices.newRegistrationRequest),
  on(mailDue, mailNotifications),
  on(blobForgotten, removeBlob),
];

/** Every job a worker runs. */
export const jobs = [
  ...Object.values(notices),
  mailNotifications,
  sweepNotifications,
  sendContact,
  removeChannel,
  publishScheduled,
  removeBlob,
  sweepBlobs,
  sweepRateLimits,
  sweepSessions,
  sendVerification,
  sendRegistrationVerification,
  sendDecision,
  answerAsked,
  sendInvitation,
  refreshTrending,
  refreshSearch,
  fingerprintSource,
  finishUploads,
  tidyUploads,
  planRenditions,
  makeThumbnails,
  copySource,
  encodeFirst,
  encodeRest,
  makeStoryboard,
  makeTorrents,
  removeComments,
  forgetAccount,
  flushViews,
  sweepViewers,
];
