import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { NotificationType } from '../kinds.ts';
import { defineNotice, type Telling } from '../notice.ts';
import { findComment } from '../subject-queries.ts';

const id = z.int().positive();

/** Also of a comment that waits for the owner's approval. */
export const newCommentOnMyVideo = defineNotice({
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

export const commentMention = defineNotice({
  type: NotificationType.commentMention,
  name: 'comment-mention',
  setting: 'commentMention',
  payload: newCommentOnMyVideo.payload,
  find: (db, { commentId, mentionedAccountIds }) => mention(db, commentId, mentionedAccountIds),
});

/** A comment that was held: its reply is told now. */
export const approvedReply = defineNotice({
  type: NotificationType.commentMention,
  name: 'approved-reply',
  setting: 'commentMention',
  payload: z.object({ videoId: id, commentId: id }),
  find: (db, { commentId }) => mention(db, commentId, []),
});

const ofComment = (commentId: number) => ({ subject: `comment:${commentId}`, refs: { commentId } });

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
