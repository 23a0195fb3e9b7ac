import { and, eq, isNull } from 'drizzle-orm';

import type { abuses } from '../../catalog/abuse-tables.ts';
import { comments } from '../../catalog/social-tables.ts';
import type { Db } from '../../platform/db.ts';

/** The columns that say what a report is about. */
export type Reported = Pick<typeof abuses.$inferInsert, 'kind' | 'flaggedId'> &
  Partial<
    Pick<
      typeof abuses.$inferInsert,
      | 'videoId'
      | 'commentId'
      | 'reportedVideo'
      | 'reportedComment'
      | 'startAtSeconds'
      | 'endAtSeconds'
    >
  >;

/** A comment that is neither deleted nor held back. */
export async function findComment(db: Db, id: number) {
  const [comment] = await db
    .select()
    .from(comments)
    .where(and(eq(comments.id, id), isNull(comments.deletedAt), eq(comments.heldForReview, false)));
  return comment;
}
