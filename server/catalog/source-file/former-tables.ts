import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../../platform/columns.ts';
import type { SourceFacts } from '../source.ts';
import { videos } from '../tables.ts';

/** What a video was made of before it was edited: the file its owner once sent. */
export const formerSources = pgTable('former_sources', {
  videoId: integer('video_id')
    .primaryKey()
    .references(() => videos.id, { onDelete: 'cascade' }),
  setUuid: uuid('set_uuid').notNull(),
  sourceKey: text('source_key').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  filename: text().notNull(),
  facts: jsonb().$type<SourceFacts>().notNull(),
  replacedAt: instant('replaced_at').notNull().defaultNow(),
});
