import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';

import { accounts } from '../../identity/tables.ts';
import { instant } from '../../platform/columns.ts';
import { videos } from '../tables.ts';

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

/** What the node's lists tell of a video, for moderators; kept while its words stay as they were. */
export const videoAutomaticTags = pgTable(
  'video_automatic_tags',
  {
    videoId: integer('video_id')
      .primaryKey()
      .references(() => videos.id, { onDelete: 'cascade' }),
    wordsDigest: text('words_digest').notNull(), // SHA-256 of name and description, in hex
    tags: text().array().notNull(),
  },
  (t) => [
    index('video_automatic_tags_tags')
      .using('gin', t.tags)
      .where(sql`${t.tags} <> '{}'`),
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
