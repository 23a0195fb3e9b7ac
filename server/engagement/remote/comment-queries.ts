import { and, eq, not } from 'drizzle-orm';

import { isHeard } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Comment } from '../comments/comment-queries.ts';

/** A comment of another node by its id, or its tombstone. */
export const findByUrl = async (db: Db, url: string): Promise<Comment | undefined> =>
  (await db.select().from(comments).where(eq(comments.url, url)))[0];

export const findByNumber = async (db: Db, id: number): Promise<Comment | undefined> =>
  (await db.select().from(comments).where(eq(comments.id, id)))[0];

export async function rewriteComment(
  tx: Db,
  id: number,
  said: Pick<Comment, 'text' | 'updatedAt' | 'automaticTags'>,
): Promise<Comment> {
  const [comment] = await tx.update(comments).set(said).where(eq(comments.id, id)).returning();
  return comment!;
}

/** Whether the node, or this user, has muted an account or the node it is of. */
export async function isMuted(db: Db, accountId: number, userId: number | null): Promise<boolean> {
  const viewer = userId === null ? undefined : ({ id: userId, role: 'user' } as const);
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), not(isHeard(viewer)!)));
  return row !== undefined;
}
