import * as z from 'zod';

import {
  Account,
  ListedChannel,
  ListOf,
  Moment,
  VideoChannelSummary,
  VideoSummary,
} from '../catalog/index.ts';

/** What engagement answers, as the contract's clients read it. */

const id = z.int().positive();
const count = z.int().min(0);

const comment = {
  id,
  url: z.url(),
  text: z.string(),
  threadId: id,
  inReplyToCommentId: id.nullable(),
  videoId: id,
  createdAt: Moment,
  updatedAt: Moment,
  heldForReview: z.boolean(),
};

/** A comment; a deleted one has neither text nor account (contract § VideoComment). */
export const CommentAnswer = z.object({
  ...comment,
  deletedAt: Moment.nullable(),
  isDeleted: z.boolean(),
  totalRepliesFromVideoAuthor: count,
  totalReplies: count,
  account: Account.nullable(),
});

export const NewCommentAnswer = z.object({ comment: CommentAnswer });

export const ThreadsAnswer = ListOf(CommentAnswer).extend({ totalNotDeletedComments: count });

export const TreeAnswer = z.object({
  comment: CommentAnswer,
  get children() {
    return z.array(TreeAnswer);
  },
});

/** Contract § VideoCommentForOwnerOrAdmin. */
export const ReviewedCommentsAnswer = ListOf(
  z.object({
    ...comment,
    automaticTags: z.array(z.string()),
    video: z.object({ id, uuid: z.uuid(), name: z.string(), channel: VideoChannelSummary }),
    account: Account,
  }),
);

/** A list whose total need not be counted. */
export const VideosAnswer = ListOf(VideoSummary).partial({ total: true });

const rating = z.enum(['like', 'dislike', 'none']);
export const RatingAnswer = z.object({ videoId: id, rating });
export const RatingsAnswer = ListOf(z.object({ video: VideoSummary, rating }));

export const SubscriptionsAnswer = ListOf(ListedChannel);
export const ExistAnswer = z.record(z.string(), z.boolean());

export const HistoryAnswer = ListOf(
  VideoSummary.extend({ userHistory: z.object({ currentTime: count }) }),
);
