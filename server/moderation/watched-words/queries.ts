import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';

import { automaticTagPolicies, watchedWordsLists } from '../../catalog/automatic-tags/tables.ts';
import type { Db } from '../../platform/db.ts';
import { type Page } from '../../platform/page-query.ts';
import { inOrder } from '../order-queries.ts';

/** Whose lists: an account's, or, as null, the node's. */
export type ListOwner = number | null;
export type WordList = typeof watchedWordsLists.$inferSelect;

export const LIST_SORTS = ['createdAt', 'updatedAt', 'listName'] as const;

const isOf = (owner: ListOwner) =>
  owner === null ? isNull(watchedWordsLists.accountId) : eq(watchedWordsLists.accountId, owner);

export const listsOf = (db: Db, owner: ListOwner, page: Page<(typeof LIST_SORTS)[number]>) =>
  db
    .select()
    .from(watchedWordsLists)
    .where(isOf(owner))
    .orderBy(...inOrder(page, watchedWordsLists, watchedWordsLists.id))
    .limit(page.count)
    .offset(page.start);

export const countLists = async (db: Db, owner: ListOwner) =>
  (await db.select({ total: count() }).from(watchedWordsLists).where(isOf(owner)))[0]!.total;

export const namesOfLists = async (db: Db, owner: ListOwner) =>
  (
    await db
      .select({ name: watchedWordsLists.listName })
      .from(watchedWordsLists)
      .where(isOf(owner))
      .orderBy(watchedWordsLists.id)
  ).map(({ name }) => name);

export async function findList(
  db: Db,
  owner: ListOwner,
  id: number,
): Promise<WordList | undefined> {
  const [row] = await db
    .select()
    .from(watchedWordsLists)
    .where(and(isOf(owner), eq(watchedWordsLists.id, id)));
  return row;
}

export async function hasListNamed(db: Db, owner: ListOwner, listName: string, exceptId = 0) {
  const [row] = await db
    .select({ id: watchedWordsLists.id })
    .from(watchedWordsLists)
    .where(
      and(
        isOf(owner),
        eq(watchedWordsLists.listName, listName),
        ne(watchedWordsLists.id, exceptId),
      ),
    );
  return row !== undefined;
}

export async function insertList(
  tx: Db,
  list: { accountId: ListOwner; listName: string; words: string[] },
): Promise<number> {
  const [row] = await tx
    .insert(watchedWordsLists)
    .values(list)
    .returning({ id: watchedWordsLists.id });
  return row!.id;
}

export const updateList = (
  tx: Db,
  id: number,
  change: { listName?: string | undefined; words?: string[] | undefined },
) =>
  tx
    .update(watchedWordsLists)
    .set({
      ...(change.listName && { listName: change.listName }),
      ...(change.words && { words: change.words }),
      updatedAt: sql`now()`,
    })
    .where(eq(watchedWordsLists.id, id));

export const deleteList = (tx: Db, id: number) =>
  tx.delete(watchedWordsLists).where(eq(watchedWordsLists.id, id));

/** Policies name lists: they follow when a list of theirs is named anew, or, without `to`, goes. */
export async function renamePolicies(tx: Db, accountId: number, from: string, to?: string) {
  const isIt = and(
    eq(automaticTagPolicies.accountId, accountId),
    eq(automaticTagPolicies.tag, from),
  );
  const [gone] = await tx.delete(automaticTagPolicies).where(isIt).returning();
  if (gone && to !== undefined) await insertPolicies(tx, accountId, [to]);
}

export const policiesOf = async (db: Db, accountId: number): Promise<string[]> =>
  (
    await db
      .select({ tag: automaticTagPolicies.tag })
      .from(automaticTagPolicies)
      .where(eq(automaticTagPolicies.accountId, accountId))
      .orderBy(automaticTagPolicies.tag)
  ).map(({ tag }) => tag);

async function insertPolicies(tx: Db, accountId: number, tags: string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insert(automaticTagPolicies)
    .values(tags.map((tag) => ({ accountId, tag })))
    .onConflictDoNothing();
}

export async function replacePolicies(tx: Db, accountId: number, tags: string[]): Promise<void> {
  await tx.delete(automaticTagPolicies).where(eq(automaticTagPolicies.accountId, accountId));
  await insertPolicies(tx, accountId, tags);
}
