import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { accounts, users } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';

/** What can be done to many things at once. */
export const BULK_KINDS = ['remove-comments', 'block-videos', 'mute-accounts'] as const;

/** Something done to many things at once, until it cannot be undone any more. `server/moderation` writes it. */
export const bulkActs = pgTable(
  'bulk_acts',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: BULK_KINDS }).notNull(),
    state: text({ enum: ['running', 'done', 'undoing', 'undone'] })
      .notNull()
      .default('running'),
    userId: integer('user_id').references(() => users.id, { onDelete: 'set null' }), // who asked for it
    isNodeWide: boolean('is_node_wide').notNull(), // not only on the user's own videos
    asked: jsonb().$type<Record<string, unknown>>().notNull(), // the filter, in the words of the request
    reason: text(),
    total: integer().notNull().default(0), // of its items
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('bulk_acts_newest').on(t.createdAt, t.id), index('bulk_acts_user').on(t.userId)],
);

/** One thing that a bulk act is about: a comment, a video or an account, by its kind. */
export const bulkItems = pgTable(
  'bulk_items',
  {
    bulkActId: integer('bulk_act_id')
      .notNull()
      .references(() => bulkActs.id, { onDelete: 'cascade' }),
    subjectId: integer('subject_id').notNull(),
    state: text({ enum: ['waiting', 'done', 'skipped', 'undone'] })
      .notNull()
      .default('waiting'),
    kept: jsonb(), // what brings it back
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }), // whose words are kept
  },
  (t) => [
    primaryKey({ columns: [t.bulkActId, t.subjectId] }),
    index('bulk_items_state').on(t.bulkActId, t.state, t.subjectId),
    index('bulk_items_account').on(t.accountId),
  ],
);
