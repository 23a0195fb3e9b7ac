import { and, eq, not, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { isHeard } from '../../catalog/index.ts';
import { comments } from '../../catalog/social-tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Comment } from '../comments/comment-queries.ts';
import type { RemoteComment } from './comment.ts';

/** A comment of another node by its id, or its tombstone. */
export const findByUrl = async (db: Db, url: string): Promise<Comment | undefined> =>
  (await db.select().from(comments).where(eq(comments.url, url)))[0];

/** Comments of other nodes by their ids, or their tombstones. */
export const findByUrls = (db: Db, urls: string[]): Promise<Comment[]> =>
  db
    .select()
    .from(comments)
    .where(sql`${comments.url} = any(${sql.param(urls)})`);

export const findByNumbers = (db: Db, ids: number[]): Promise<Comment[]> =>
  db.select().from(comments).where(isOneOf(comments.id, ids));

/** What is written down of a comment that is new here. */
export type Draft = RemoteComment &
  Pick<Comment, 'threadId' | 'automaticTags' | 'nodeTags' | 'heldForReview'>;

/** Adds comments. However many there are, it is one statement with one parameter, which each connection keeps prepared. */
export async function insertComments(tx: Db, drafts: Draft[]): Promise<Comment[]> {
  if (drafts.length === 0) return [];
  const added = await tx.execute<{ id: number }>(sql`
    insert into ${comments} (url, video_id, account_id, thread_id, in_reply_to_id, text,
      held_for_review, automatic_tags, node_tags, created_at, updated_at)
    select url, "videoId", "accountId", "threadId", "inReplyToId", text,
      "heldForReview", "automaticTags", "nodeTags", "createdAt", "updatedAt"
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as said(
      url text, "videoId" int, "accountId" int, "threadId" int, "inReplyToId" int, text text,
      "heldForReview" boolean, "automaticTags" text[], "nodeTags" text[],
      "createdAt" timestamptz, "updatedAt" timestamptz)
    returning id`);
  return findByNumbers(
    tx,
    added.map(({ id }) => id),
  );
}

const isOneOf = (column: AnyPgColumn, ids: number[]) => sql`${column} = any(${sql.param(ids)})`;

export async function rewriteComment(
  tx: Db,
  id: number,
  said: Pick<Comment, 'text' | 'updatedAt' | 'automaticTags' | 'nodeTags'>,
): Promise<Comment> {
  const [comment] = await tx.update(comments).set(said).where(eq(comments.id, id)).returning();
  return comment!;
}

/** Those of these accounts that the node, or this user, has muted by themselves or with the node they are of. */
export async function findMuted(db: Db, accountIds: number[], userId: number | null) {
  const viewer = userId === null ? undefined : ({ id: userId, role: 'user' } as const);
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(isOneOf(accounts.id, accountIds), not(isHeard(viewer)!)));
  return new Set(rows.map(({ id }) => id));
}
