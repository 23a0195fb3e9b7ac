import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { commentRemovalAsked } from '../events.ts';
import { someCommentsOf } from './comment-queries.ts';
import { deleteComment } from './delete-comment.ts';

const BATCH = 100;
const MAX_COMMENTS = 1_000_000;

/** Deletes every comment of an account, oldest first: on the node, or on the videos of another account. */
export const removeComments = defineJob<{ db: Db }>()({
  name: 'engagement.remove-comments',
  payload: commentRemovalAsked.payload,
  attempts: 5,
  timeoutMinutes: 60,
  async run({ accountId, onVideosOfAccountId }, { db, signal }) {
    for (let removed = 0; removed < MAX_COMMENTS; removed += BATCH) {
      const some = await someCommentsOf(db, accountId, onVideosOfAccountId, BATCH);
      for (const comment of some) {
        signal.throwIfAborted();
        await deleteComment(db, comment);
      }
      if (some.length < BATCH) return;
    }
  },
});
