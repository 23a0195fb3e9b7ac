import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';

import { comments } from '../../catalog/social-tables.ts';
import { videos } from '../../catalog/tables.ts';
import { accounts, users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

/** A comment with its author: null once it is deleted. */
export const withAuthors = (db: Db) =>
  db
    .select({ comment: comments, account: accounts, userId: users.id })
    .from(comments)
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .leftJoin(users, eq(users.accountId, accounts.id))
    .$dynamic();

export type CommentRow = Awaited<ReturnType<typeof withAuthors>>[number];
export type Comment = CommentRow['comment'];

export const findComment = async (db: Db, id: number): Promise<CommentRow | undefined> =>
  (await withAuthors(db).where(eq(comments.id, id)))[0];

export async function insertComment(tx: Db, row: typeof comments.$inferInsert): Promise<Comment> {
  const [comment] = await tx.insert(comments).values(row).returning();
  return comment!;
}

/** Adds to the counts of comments that everybody sees. */
export async function countComments(tx: Db, { videoId, threadId }: Comment, by: 1 | -1) {
  await countOfVideo(tx, videoId, by);
  if (threadId !== null) await countReplies(tx, threadId, by);
}

/** Adds to how many comments a video has. */
export const countOfVideo = (tx: Db, videoId: number, by: number) =>
  tx
    .update(videos)
    .set({ comments: sql`greatest(${videos.comments} + ${by}, 0)` })
    .where(eq(videos.id, videoId));

/** Adds to how many comments a thread has beside its first. */
export const countReplies = (tx: Db, threadId: number, by: number) =>
  tx
    .update(comments)
    .set({ replies: sql`greatest(${comments.replies} + ${by}, 0)` })
    .where(eq(comments.id, threadId));

/** Empties a comment. Returns what it was, or undefined when it was a tombstone already. */
export async function buryComment(tx: Db, id: number): Promise<Comment | undefined> {
  const [before] = await tx
    .select()
    .from(comments)
    .where(and(eq(comments.id, id), isNull(comments.deletedAt)))
    .for('update');
  if (!before) return undefined;
  await tx
    .update(comments)
    .set({
      text: '',
      accountId: null,
      automaticTags: [],
      nodeTags: [],
      deletedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(comments.id, id));
  return before;
}

/** Fills a tombstone again. Returns the comment, or undefined when there is no tombstone. */
export async function unburyComment(
  tx: Db,
  id: number,
  said: Pick<Comment, 'text' | 'accountId' | 'automaticTags' | 'nodeTags'>,
): Promise<Comment | undefined> {
  const [comment] = await tx
    .update(comments)
    .set({ ...said, deletedAt: null, updatedAt: sql`now()` })
    .where(and(eq(comments.id, id), isNotNull(comments.deletedAt)))
    .returning();
  return comment;
}

/** Lets everybody see a comment. Returns it, or undefined when it did not wait for that. */
export async function releaseComment(
  tx: Db,
  id: number,
  approvalUrl: string | null,
): Promise<Comment | undefined> {
  const [comment] = await tx
    .update(comments)
    .set({ heldForReview: false, approvalUrl, updatedAt: sql`now()` })
    .where(and(eq(comments.id, id), eq(comments.heldForReview, true), isNull(comments.deletedAt)))
    .returning();
  return comment;
}

/** Some comments of an account that are not deleted, oldest first. */
export const someCommentsOf = (db: Db, accountId: number, limit: number) =>
  db
    .select({ id: comments.id, videoId: comments.videoId })
    .from(comments)
    .where(eq(comments.accountId, accountId))
    .orderBy(comments.id)
    .limit(limit);
