import * as z from 'zod';

import { defineBulkAct } from '../../catalog/index.ts';
import { emit } from '../../platform/events.ts';
import { lockCounters } from '../counter-queries.ts';
import { commentRestored } from '../events.ts';
import { countComments, findComment, unburyComment } from './comment-queries.ts';
import { deleteComment } from './delete-comment.ts';

/** Deletes many comments at once. An undo puts them back where they were, unless their author is gone. */
export const bulkCommentRemoval = defineBulkAct({
  kind: 'remove-comments',
  kept: z.object({
    text: z.string(),
    automaticTags: z.array(z.string()),
    nodeTags: z.array(z.string()),
  }),
  async apply(tx, commentId) {
    const found = await findComment(tx, commentId);
    const comment = found && (await deleteComment(tx, found.comment));
    if (!comment || comment.accountId === null) return undefined;
    const { text, automaticTags, nodeTags, accountId } = comment;
    return { kept: { text, automaticTags, nodeTags }, accountId };
  },
  async revert(tx, commentId, kept, { accountId }) {
    const found = await findComment(tx, commentId);
    if (!found || accountId === null) return;
    const { videoId } = found.comment;
    await lockCounters(tx, videoId);
    const comment = await unburyComment(tx, commentId, { ...kept, accountId });
    if (!comment) return;
    if (!comment.heldForReview) await countComments(tx, comment, 1);
    await emit(tx, commentRestored, { commentId, videoId, accountId });
  },
});
