import { comments } from '../../server/catalog/social-tables.ts';
import { channels } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** What is hidden, and cannot be brought about by a request, or not where a test needs it. */

/** A comment of the administrator, under a video that nobody can comment on. */
export async function givenComment(db: Db, videoId: number) {
  const [comment] = await db
    .insert(comments)
    .values({ videoId, accountId: 1, text: 'secret' })
    .returning();
  return comment!;
}

export const holdComments = (db: Db, heldForReview: boolean) =>
  db.update(comments).set({ heldForReview });

/** As a user's deletion of a channel leaves it until its videos are gone. */
export const deleteChannels = (db: Db) => db.update(channels).set({ deletedAt: new Date() });
