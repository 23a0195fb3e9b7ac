import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import { findCommentAudience } from '../documents/comments/comment.ts';
import type { Handling } from '../inbox/handling.ts';
import { deleteActivity } from '../vocabulary/activities.ts';
import { createUrl } from '../vocabulary/activity-urls.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { commentUrl, videoUrl } from '../vocabulary/urls.ts';
import { inboxesFor } from './comment-inboxes.ts';
import { findComment, inboxesTold } from './queries.ts';

/**
 * Tells other nodes that a comment is gone: one of somebody here, or one under a video of ours. It goes to whom the comment
 * was for, and to all who were sent it lately, whoever they follow now.
 */
export const tellCommentGone = defineJob<Handling>()({
  name: 'federation.tell-comment-gone',
  payload: z.object({ commentId: z.number(), accountId: z.number().nullable() }),
  attempts: 5,
  timeoutMinutes: 5,
  async run({ commentId, accountId }, node) {
    const found = await findComment(node.db, commentId);
    if (!found) return;
    const isOurs = found.comment.url === null;
    if (!isOurs && !found.isVideoOurs) return; // hidden here alone
    const authorId = isOurs ? accountId : null;
    const speaker = await ourActor(node.db, node, { accountId: authorId ?? found.ownerId });
    const { videoUuid } = found;
    const url =
      found.comment.url ?? commentUrl(videoUrl(node.publicUrl.origin, videoUuid), commentId);
    const audience = await findCommentAudience(
      node.db,
      node,
      { videoUuid, id: commentId },
      speaker.url,
    );
    const [concerned, told] = await Promise.all([
      inboxesFor(node, found, authorId),
      inboxesTold(node.db, createUrl(url)),
    ]);
    await send(node.db, {
      actorId: speaker.id,
      activity: inContext('Plain', deleteActivity(speaker.url, url, audience)),
      inboxUrls: [...new Set([...concerned, ...told])],
    });
  },
});
