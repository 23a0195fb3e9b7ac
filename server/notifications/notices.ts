import * as z from 'zod';

import { findVideo, VideoPrivacy, VideoRef, VideoState } from '../catalog/index.ts';
import { RegistrationRef } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { NotificationType } from './kinds.ts';
import { defineNotice, type Telling } from './notice.ts';
import { findComment, findFollow, findUser } from './subject-queries.ts';

const id = z.int().positive();

/** What follows a published video for those who follow its channel: only what they find in lists. */
const newVideoFromSubscription = defineNotice({
  type: NotificationType.newVideoFromSubscription,
  name: 'new-video-from-subscription',
  setting: 'newVideoFromSubscription',
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findVideo(db, videoId);
    if (!found || found.video.state !== VideoState.published || found.video.blocked) return;
    const { privacy, channelId } = found.video;
    if (privacy !== VideoPrivacy.public && privacy !== VideoPrivacy.internal) return;
    return { ...ofVideo(videoId), actorId: found.account.id, audience: { channelId } };
  },
});

const myVideoPublished = defineNotice({
  type: NotificationType.myVideoPublished,
  name: 'my-video-published',
  setting: 'myVideoPublished',
  payload: VideoRef,
  async find(db, { videoId }) {
    const found = await findVideo(db, videoId);
    if (!found || found.video.state !== VideoState.published) return;
    return toOwner(videoId, found.account.id);
  },
});

const newCommentOnMyVideo = defineNotice({
  type: NotificationType.newCommentOnMyVideo,
  name: 'new-comment-on-my-video',
  setting: 'newCommentOnMyVideo',
  payload: z.object({
    videoId: id,
    commentId: id,
    accountId: id,
    mentionedAccountIds: z.array(id).max(20),
  }),
  async find(db, { commentId, accountId }) {
    const found = await findComment(db, commentId);
    if (!found) return;
    return {
      ...ofComment(commentId),
      actorId: accountId,
      audience: { accountIds: [found.videoOwnerId] },
    };
  },
});

const commentMention = defineNotice({
  type: NotificationType.commentMention,
  name: 'comment-mention',
  setting: 'commentMention',
  payload: newCommentOnMyVideo.payload,
  find: (db, { commentId, mentionedAccountIds }) => mention(db, commentId, mentionedAccountIds),
});

/** A comment that was held: its reply is told now. */
const approvedReply = defineNotice({
  type: NotificationType.commentMention,
  name: 'approved-reply',
  setting: 'commentMention',
  payload: z.object({ videoId: id, commentId: id }),
  find: (db, { commentId }) => mention(db, commentId, []),
});

const newFollow = defineNotice({
  type: NotificationType.newFollow,
  name: 'new-follow',
  setting: 'newFollow',
  payload: z.object({ followerId: id, channelId: id, followId: id }),
  async find(db, { followId, followerId }) {
    const found = await findFollow(db, followId);
    if (!found) return;
    return {
      subject: `follow:${followerId}:${found.channelId}`, // following again is no news
      refs: { followId },
      actorId: followerId,
      audience: { accountIds: [found.ownerId] },
    };
  },
});

const newUserRegistration = defineNotice({
  type: NotificationType.newUserRegistration,
  name: 'new-user-registration',
  setting: 'newUserRegistration',
  payload: z.object({ userId: id }),
  async find(db, { userId }) {
    const user = await findUser(db, userId);
    if (!user) return;
    const { accountId } = user;
    return {
      subject: `account:${accountId}`,
      refs: { accountId },
      audience: { staff: true },
    };
  },
});

const newRegistrationRequest = defineNotice({
  type: NotificationType.newRegistrationRequest,
  name: 'new-registration-request',
  setting: 'newUserRegistration',
  payload: RegistrationRef,
  find: (_, { registrationId }) =>
    Promise.resolve({
      subject: `registration:${registrationId}`,
      refs: { registrationId },
      audience: { staff: true as const },
    }),
});

/** Every kind that is told, as the job that follows its event. */
export const notices = {
  newVideoFromSubscription,
  myVideoPublished,
  newCommentOnMyVideo,
  commentMention,
  approvedReply,
  newFollow,
  newUserRegistration,
  newRegistrationRequest,
};

const ofVideo = (videoId: number) => ({ subject: `video:${videoId}`, refs: { videoId } });
const ofComment = (commentId: number) => ({ subject: `comment:${commentId}`, refs: { commentId } });

const toOwner = (videoId: number, accountId: number): Telling => ({
  ...ofVideo(videoId),
  audience: { accountIds: [accountId] },
});

/** Those a comment names, and whom it replies to; the video's owner hears of every comment anyway. */
async function mention(db: Db, commentId: number, named: number[]): Promise<Telling | undefined> {
  const found = await findComment(db, commentId);
  if (!found || found.comment.heldForReview || found.comment.accountId === null) return undefined;
  const meant = new Set([...named, found.parentAuthorId ?? 0]);
  meant.delete(0);
  meant.delete(found.videoOwnerId);
  return {
    ...ofComment(commentId),
    actorId: found.comment.accountId,
    audience: { accountIds: [...meant] },
  };
}
