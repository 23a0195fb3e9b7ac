import { and, asc, count, desc, eq, inArray, or, sql } from 'drizzle-orm';

import { comments } from '../../catalog/social-tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { withAuthors } from './comment-queries.ts';
import { isAlive, isFound, isThread, type Reader } from './visible-queries.ts';

const SORTS = { createdAt: comments.createdAt, totalReplies: comments.replies } as const;
export type ThreadSort = keyof typeof SORTS;

/** A page of a video's threads: their first comments. */
export function threadsOf(db: Db, videoId: number, page: Page<ThreadSort>, reader: Reader) {
  const direction = page.sort.descending ? desc : asc;
  return withAuthors(db)
    .where(and(eq(comments.videoId, videoId), isThread(), isFound(reader)))
    .orderBy(direction(SORTS[page.sort.field]), direction(comments.id))
    .limit(page.count)
    .offset(page.start);
}

/** How many threads of a video the reader finds, and how many comments in all. */
export async function countsOf(db: Db, videoId: number, reader: Reader) {
  const [row] = await db
    .select({
      threads: sql<number>`count(*) filter (where ${isThread()})`.mapWith(Number),
      comments: sql<number>`count(*) filter (where ${isAlive()})`.mapWith(Number),
    })
    .from(comments)
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .where(and(eq(comments.videoId, videoId), isFound(reader)));
  return row!;
}

/** Replies in each of these threads that the reader finds, and how many of them are by `authorId`. */
export async function countReplies(
  db: Db,
  threadIds: number[],
  authorId: number,
  reader: Reader,
): Promise<Map<number, Replies>> {
  if (threadIds.length === 0) return new Map();
  const rows = await db
    .select({ threadId: comments.threadId, ...repliesBy(authorId) })
    .from(comments)
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .where(and(inArray(comments.threadId, threadIds), isAlive(), isFound(reader)))
    .groupBy(comments.threadId);
  return new Map(rows.map(({ threadId, ...replies }) => [threadId!, replies]));
}

/** The same of each comment of a thread: direct replies. */
export async function countDirectReplies(
  db: Db,
  threadId: number,
  authorId: number,
  reader: Reader,
): Promise<Map<number, Replies>> {
  const rows = await db
    .select({ inReplyToId: comments.inReplyToId, ...repliesBy(authorId) })
    .from(comments)
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .where(and(eq(comments.threadId, threadId), isAlive(), isFound(reader)))
    .groupBy(comments.inReplyToId);
  return new Map(rows.map(({ inReplyToId, ...replies }) => [inReplyToId!, replies]));
}

const repliesBy = (authorId: number) => ({
  all: count(),
  byVideoAuthor: sql<number>`count(*) filter (where ${eq(comments.accountId, authorId)})`.mapWith(
    Number,
  ),
});

export type Replies = { all: number; byVideoAuthor: number };

/** A thread's comments in the order they came, so that each comes after the one it answers. */
export const commentsOfThread = (db: Db, threadId: number, reader: Reader, limit: number) =>
  withAuthors(db)
    .where(and(or(eq(comments.id, threadId), eq(comments.threadId, threadId)), isFound(reader)))
    .orderBy(asc(comments.id))
    .limit(limit);

/** A page of the direct replies to a comment, oldest first. */
export const repliesTo = (
  db: Db,
  commentId: number,
  page: { start: number; count: number },
  reader: Reader,
) =>
  withAuthors(db)
    .where(and(eq(comments.inReplyToId, commentId), isFound(reader)))
    .orderBy(asc(comments.id))
    .limit(page.count)
    .offset(page.start);

export async function countRepliesTo(db: Db, commentId: number, reader: Reader): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(comments)
    .leftJoin(accounts, eq(accounts.id, comments.accountId))
    .where(and(eq(comments.inReplyToId, commentId), isFound(reader)));
  return row!.total;
}
