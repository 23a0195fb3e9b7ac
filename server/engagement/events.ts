import * as z from 'zod';

import { VideoRef } from '../catalog/index.ts';
import { defineEvent } from '../platform/events.ts';

const id = z.int().positive();

/**
 * A comment, what it answers, and the accounts its text names that this node knows. It may still wait for approval. `isOurs`:
 * somebody here wrote it; `isVideoOurs`: it is about a video of this node.
 */
export const commentPosted = defineEvent(
  'comment.posted',
  VideoRef.extend({
    commentId: id,
    accountId: id,
    inReplyToId: id.nullable(),
    mentionedAccountIds: z.array(id).max(20),
    isOurs: z.boolean(),
    isVideoOurs: z.boolean(),
  }),
);

/** A comment that waited for approval is seen by everybody from now on. */
export const commentApproved = defineEvent('comment.approved', VideoRef.extend({ commentId: id }));

/** A comment is a tombstone from now on; `accountId` is whose it was. */
export const commentDeleted = defineEvent(
  'comment.deleted',
  VideoRef.extend({ commentId: id, accountId: id.nullable() }),
);

/** A deleted comment is back, as it was. */
export const commentRestored = defineEvent(
  'comment.restored',
  VideoRef.extend({ commentId: id, accountId: id }),
);

/** An account likes or dislikes a video, or no longer does (`none`); `before` is what it did until now. */
const Rating = z.enum(['like', 'dislike', 'none']);
export const videoRated = defineEvent(
  'video.rated',
  VideoRef.extend({ accountId: id, rating: Rating, before: Rating }),
);

const Follow = z.object({ followerId: id, channelId: id });

/** An account of this node follows a channel from now on, or asks to. */
export const followed = defineEvent('channel.followed', Follow.extend({ followId: id }));
export const unfollowed = defineEvent('channel.unfollowed', Follow.extend({ followId: id }));

/** An account of this node wants to follow a channel of another one that is not known here. */
export const followWanted = defineEvent(
  'channel.follow-wanted',
  z.object({ followerId: id, name: z.string(), host: z.string() }),
);

/** Views of a video wait to be added to it. */
export const viewsWaiting = defineEvent('video.views-waiting', VideoRef);

/** Somebody watched enough of a video here to count as a view; `viewId` is of this view alone. */
export const videoViewed = defineEvent('video.viewed', VideoRef.extend({ viewId: z.uuid() }));
