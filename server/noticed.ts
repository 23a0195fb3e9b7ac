import {
  videoPublished,
  videoBlocked,
  videoUnblocked,
  videoQuarantined,
  channelInvitation,
  channelInvitationAccepted,
  channelInvitationRejected,
  ownershipAsked,
  ownershipAccepted,
  ownershipRefused,
} from './catalog/index.ts';
import { commentPosted, commentApproved, followed } from './engagement/index.ts';
import { userRegistered, registrationAsked } from './identity/index.ts';
import { importSucceeded, importFailed } from './ingest/index.ts';
import { nodeFollowed, nodeFollowsItself } from './instance/index.ts';
import {
  abuseCreated,
  abuseStateChanged,
  abuseMessagePosted,
  muteAdded,
} from './moderation/index.ts';
import { forgetMuted, mailDue, mailNotifications, notices } from './notifications/index.ts';
import { on } from './platform/events.ts';

/** Who is told of what, in the web client and by mail. */
export const noticePipeline = [
  on(videoPublished, notices.newVideoFromSubscription),
  on(videoPublished, notices.myVideoPublished, ({ wasAwaited }) => wasAwaited),
  on(commentPosted, notices.newCommentOnMyVideo, ({ isVideoOurs }) => isVideoOurs),
  on(
    commentPosted,
    notices.commentMention,
    ({ inReplyToId, mentionedAccountIds }) =>
      inReplyToId !== null || mentionedAccountIds.length > 0,
  ),
  on(commentApproved, notices.approvedReply),
  on(followed, notices.newFollow),
  on(nodeFollowed, notices.newInstanceFollower),
  on(nodeFollowsItself, notices.autoInstanceFollowing),
  on(userRegistered, notices.newUserRegistration),
  on(registrationAsked, notices.newRegistrationRequest),
  on(abuseCreated, notices.newAbuseForModerators),
  on(abuseStateChanged, notices.abuseStateChange),
  on(abuseMessagePosted, notices.abuseNewMessage),
  on(videoBlocked, notices.blockOnMyVideo),
  on(videoUnblocked, notices.unblockOnMyVideo),
  on(videoQuarantined, notices.videoAutoBlockForModerators),
  on(channelInvitation, notices.invitedToChannel),
  on(channelInvitationAccepted, notices.acceptedToChannel),
  on(channelInvitationRejected, notices.refusedToChannel),
  on(ownershipAsked, notices.videoOffered),
  on(ownershipAsked, notices.channelOffered),
  on(ownershipAccepted, notices.videoTaken),
  on(ownershipAccepted, notices.channelTaken),
  on(ownershipRefused, notices.videoRefused),
  on(ownershipRefused, notices.channelRefused),
  on(importSucceeded, notices.myVideoImported),
  on(importFailed, notices.myImportFailed),
  on(muteAdded, forgetMuted),
  on(mailDue, mailNotifications),
];
