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

/** Whether the account wants comments with one of these tags to wait for its approval. */
export async function holdsTagged(
  db: Db,
  { accountId, tags }: { accountId: number; tags: string[] },
): Promise<boolean> {
  if (tags.length === 0) return false;
  const [row] = await db
    .select({ tag: automaticTagPolicies.tag })
    .from(automaticTagPolicies)
    .where(
      and(eq(automaticTagPolicies.accountId, accountId), inArray(automaticTagPolicies.tag, tags)),
    )
    .limit(1);
  return row !== undefined;
}
