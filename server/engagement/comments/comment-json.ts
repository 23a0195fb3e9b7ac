import { accountJson, type Origin } from '../../catalog/index.ts';
import type { CommentRow } from './comment-queries.ts';
import type { Replies } from './thread-queries.ts';

const NO_REPLIES: Replies = { all: 0, byVideoAuthor: 0 };

/** A comment's address: another node's own, or the one this node gives it. */
export const commentUrl = (
  node: Origin,
  videoUuid: string,
  { id, url }: Pick<CommentRow['comment'], 'id' | 'url'>,
) => url ?? `${node.origin}/videos/watch/${videoUuid}/comments/${id}`;

/** A comment or its tombstone (contract § VideoComment). `replies` are those of the thread it began. */
export function commentJson(
  node: Origin,
  videoUuid: string,
  row: CommentRow,
  replies: Replies = NO_REPLIES,
) {
  const { comment, account } = row;
  const isDeleted = comment.deletedAt !== null || account === null || account.deletedAt !== null;
  return {
    id: comment.id,
    url: commentUrl(node, videoUuid, comment),
    text: isDeleted ? '' : comment.text,
    threadId: comment.threadId ?? comment.id,
    inReplyToCommentId: comment.inReplyToId,
    videoId: comment.videoId,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    deletedAt: isDeleted ? (comment.deletedAt ?? comment.updatedAt) : null,
    heldForReview: comment.heldForReview,
    isDeleted,
    totalRepliesFromVideoAuthor: replies.byVideoAuthor,
    totalReplies: replies.all,
    account: isDeleted ? null : accountJson(node, account, row.userId),
  };
}

export type CommentJson = ReturnType<typeof commentJson>;
