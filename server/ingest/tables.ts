import {
  bigint,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

import { users } from '../identity/tables.ts';
import type { Draft } from './draft.ts';

export const uploadState = pgEnum('upload_state', ['receiving', 'complete', 'rejected']);

/** A file on its way in, with the draft of the video it becomes. How much has arrived is the size of its file. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid().primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    filename: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(), // reserved from the quota until the upload ends
    draft: jsonb().$type<Draft>().notNull(),
    state: uploadState().notNull().default('receiving'),
    reason: text(), // why it was rejected, in words
    videoUuid: uuid('video_uuid').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('uploads_user').on(t.userId, t.createdAt.desc())],
);
