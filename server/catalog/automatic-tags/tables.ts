import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import { instant } from '../../platform/columns.ts';

/** Words an account, or, without one, the node watches for: what holds one of them is tagged with the list's name. */
export const watchedWordsLists = pgTable(
  'watched_words_lists',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    listName: text('list_name').notNull(),
    words: text().array().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('watched_words_lists_name').on(sql`coalesce(${t.accountId}, 0)`, t.listName),
    index('watched_words_lists_account').on(t.accountId, t.createdAt),
  ],
);

/** Comments with this tag, on the account's videos, wait for its approval. */
export const automaticTagPolicies = pgTable(
  'automatic_tag_policies',
  {
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.tag] })],
);
