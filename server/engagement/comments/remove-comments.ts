import type { Db } from '../../platform/db.ts';
import { someCommentsOf } from './comment-queries.ts';
import { deleteComment } from './delete-comment.ts';

const BATCH = 100;

/** Deletes every comment of an account, oldest first. */
export async function deleteCommentsOf(
  db: Db,
  accountId: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const some = await someCommentsOf(db, accountId, BATCH);
    if (some.length === 0) return;
    for (const comment of some) {
      signal.throwIfAborted();
      await deleteComment(db, comment);
    }
  }
}
