import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

import { accounts, users } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';

/** What an account does is hidden from a user, or, without one, from everybody. */
export const accountMutes = pgTable(
  'account_mutes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id').references(() => users.id, { onDelete: 'cascade' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('account_mutes_once').on(sql`coalesce(${t.userId}, 0)`, t.accountId),
    index('account_mutes_account').on(t.accountId),
  ],
);

/** What comes from a node is hidden from a user, or, without one, from everybody. */
export const serverMutes = pgTable(
  'server_mutes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id').references(() => users.id, { onDelete: 'cascade' }),
    host: text().notNull(), // canonical: lower case, with a port only if it is not the default
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('server_mutes_once').on(sql`coalesce(${t.userId}, 0)`, t.host)],
);
