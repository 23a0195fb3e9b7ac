import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentDeleted } from '../events.ts';
import { buryComment, countComments } from './comment-queries.ts';

/**
 * Leaves a tombstone of a comment, so that its thread holds together; in the name of a user, if it is somebody's wish.
 * Returns what it was, or undefined when there is no comment any more.
 */
export const deleteComment = (
  db: Db,
  { id, videoId }: { id: number; videoId: number },
  userId?: number,
) =>
  db.transaction(async (tx) => {
    await lockCounters(tx, videoId);
    const comment = await buryComment(tx, id);
    if (!comment) return undefined;
    if (!comment.heldForReview) await countComments(tx, comment, -1);
    const { accountId } = comment;
    await emit(tx, commentDeleted, { commentId: id, videoId, accountId });
    const subject = { domain: 'comments', id };
    if (userId !== undefined) await recordAct(tx, { userId, action: 'delete', subject });
    return comment;
  });
