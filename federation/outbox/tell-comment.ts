import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import { findApproval, findCommentObject } from '../documents/comments/comment.ts';
import type { Handling } from '../inbox/handling.ts';
import { createActivity } from '../vocabulary/activities.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { inboxesFor, inboxesOfOwner } from './comment-inboxes.ts';
import { findComment, findForeignActors } from './queries.ts';

const CommentRef = z.object({ commentId: z.number() });
const JOB = { payload: CommentRef, attempts: 5, timeoutMinutes: 5, batchSize: 20 };

/**
 * Tells other nodes of a comment of somebody here. One that waits for approval is told to whose video it is about, if that
 * is of another node, and to all others when it may stand.
 */
export const tellComment = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-comment',
  async run({ commentId }, node) {
    const found = await findComment(node.db, commentId);
    if (!found?.isOurs || found.comment.deletedAt) return;
    const isHeld = found.comment.heldForReview;
    if (isHeld && found.isVideoOurs) return;
    const object = await findCommentObject(node.db, node, {
      videoUuid: found.videoUuid,
      id: commentId,
    });
    if (!object || 'isAt' in object || !('attributedTo' in object)) return;
    const author = await ourActor(node.db, node, { accountId: found.comment.accountId! });
    await send(node.db, {
      actorId: author.id,
      activity: inContext('Comment', createActivity(author.url, object)),
      inboxUrls: isHeld
        ? await inboxesOfOwner(node.db, found)
        : await inboxesFor(node, found, found.comment.accountId),
    });
  },
});

/** Tells the author of a comment from another node that it may stand under a video of ours. */
export const tellApproval = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-approval',
  async run({ commentId }, node) {
    const found = await findComment(node.db, commentId);
    if (!found?.isVideoOurs || found.isOurs || found.comment.accountId === null) return;
    const approval = await findApproval(node.db, node, {
      videoUuid: found.videoUuid,
      id: commentId,
    });
    if (!approval) return;
    const owner = await ourActor(node.db, node, { accountId: found.ownerId });
    const author = await findForeignActors(node.db, { accountIds: [found.comment.accountId] });
    await send(node.db, {
      actorId: owner.id,
      activity: inContext('ApproveReply', approval),
      inboxUrls: author.map(({ inboxUrl }) => inboxUrl),
    });
  },
});
