import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { channels } from '../../catalog/tables.ts';
import { users } from '../../identity/tables.ts';
import { instant } from '../../platform/columns.ts';
import type { Tally } from './tally.ts';

/** An archive on its way in, and what became of it. */
export const userImports = pgTable(
  'user_imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    uploadId: uuid('upload_id').notNull().unique().defaultRandom(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    filename: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    sourceUrl: text('source_url'), // where this node fetches it; none: its user sends it
    sha256: text(), // what it must come to, in base64, if that is known
    intoChannelId: integer('into_channel_id').references(() => channels.id, {
      onDelete: 'cascade',
    }), // where all that is brought in belongs; none: each thing where it was
    channelName: text('channel_name'), // of the one channel of the archive that is brought in
    state: smallint().notNull(), // ImportState
    starts: smallint().notNull().default(0), // how often a worker began: a process that dies of it begins no more
    error: text(), // in words for its user
    tally: jsonb().$type<Tally>(),
    createdAt: instant('created_at').notNull().defaultNow(), // from when it is here whole
  },
  (t) => [
    index('user_imports_latest').on(t.userId, t.id),
    uniqueIndex('user_imports_one_at_a_time')
      .on(t.userId)
      .where(sql`${t.state} <= 2`),
  ],
);
