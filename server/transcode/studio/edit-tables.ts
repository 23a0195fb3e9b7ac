import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { videos } from '../../catalog/tables.ts';
import { instant } from '../../platform/columns.ts';
import type { EditTask } from './tasks.ts';

/** The versions of a video: what was asked for, and what came of it. */
export const videoEdits = pgTable(
  'video_edits',
  {
    uuid: uuid().primaryKey(), // names the set of renditions that is made
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    formerSetUuid: uuid('former_set_uuid').notNull(), // of what it was made
    state: smallint().notNull(), // EditState
    tasks: jsonb().$type<EditTask[]>().notNull(),
    seconds: real().notNull(), // of the result
    percent: real().notNull().default(0),
    error: text(),
    madeHere: boolean('made_here').notNull().default(false), // true once runners did not manage
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('video_edits_video').on(t.videoId, t.createdAt),
    uniqueIndex('video_edits_open')
      .on(t.videoId)
      .where(sql`${t.state} in (1, 2)`),
  ],
);
