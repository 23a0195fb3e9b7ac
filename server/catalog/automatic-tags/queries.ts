import { and, eq, inArray, isNull, or } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { automaticTagPolicies, watchedWordsLists } from './tables.ts';

/** An owner has at most this many lists, so a match never reads more. */
export const MAX_LISTS = 50;

/** The lists that apply to what is said to this account: its own and the node's. */
export const listsFor = (db: Db, accountId: number) =>
  db
    .select({ name: watchedWordsLists.listName, words: watchedWordsLists.words })
    .from(watchedWordsLists)
    .where(or(isNull(watchedWordsLists.accountId), eq(watchedWordsLists.accountId, accountId)))
    .limit(2 * MAX_LISTS);

/** Those of these tags that have comments wait for the account's approval. */
export async function findHoldingTags(
  db: Db,
  { accountId, tags }: { accountId: number; tags: string[] },
): Promise<Set<string>> {
  if (tags.length === 0) return new Set();
  const rows = await db
    .select({ tag: automaticTagPolicies.tag })
    .from(automaticTagPolicies)
    .where(
      and(eq(automaticTagPolicies.accountId, accountId), inArray(automaticTagPolicies.tag, tags)),
    );
  return new Set(rows.map(({ tag }) => tag));
}
