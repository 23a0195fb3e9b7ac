import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import { commentRemovalAsked } from '../events.ts';
import { someCommentsOf } from './comment-queries.ts';
import { deleteComment } from './delete-comment.ts';

const BATCH = 100;

type Removal = { accountId: number; onVideosOfAccountId: number | null };

/** Deletes every comment of an account, oldest first: all over the node, or on the videos of one other account. */
export async function deleteCommentsOf(
  db: Db,
  { accountId, onVideosOfAccountId }: Removal,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const some = await someCommentsOf(db, accountId, onVideosOfAccountId, BATCH);
    if (some.length === 0) return;
    for (const comment of some) {
      signal.throwIfAborted();
      await deleteComment(db, comment);
    }
  }
}

/** Does what somebody asked for in `POST /bulk/remove-comments-of`. */
export const removeComments = defineJob<{ db: Db }>()({
  name: 'engagement.remove-comments',
  payload: commentRemovalAsked.payload,
  attempts: 5,
  timeoutMinutes: 60,
  run: (removal, { db, signal }) => deleteCommentsOf(db, removal, signal),
});
