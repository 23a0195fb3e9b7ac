import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentApproved } from '../events.ts';
import { countComments, releaseComment } from './comment-queries.ts';

/**
 * Shows everybody a comment that waited for approval. `approvalUrl`: the id of the word of another node that lets it stand.
 * False when it did not wait.
 */
export const approveComment = (
  db: Db,
  { id, videoId }: { id: number; videoId: number },
  approvalUrl: string | null = null,
) =>
  db.transaction(async (tx) => {
    await lockCounters(tx, videoId);
    const comment = await releaseComment(tx, id, approvalUrl);
    if (!comment) return false;
    await countComments(tx, comment, 1);
    await emit(tx, commentApproved, { commentId: id, videoId });
    return true;
  });
