import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** What the node keeps about itself: OAuth client, signing secret, … one row each. */
export const instanceSettings = pgTable('instance_settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
});
