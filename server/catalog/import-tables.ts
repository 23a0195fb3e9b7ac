import { index, integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import { users } from '../identity/tables.ts';
import { videos } from './tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A video whose file this node fetches itself. */
export const videoImports = pgTable(
  'video_imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'set null' }),
    targetUrl: text('target_url').notNull(),
    state: smallint().notNull().default(1), // ImportState
    error: text(), // why it failed, in words for its user
    /** What the bytes come in with, while it is under way: made anew by each try. */
    uploadId: uuid('upload_id'),
    /** What the other side calls this version of the file (ETag, Last-Modified): only the same one is gone on with. */
    validator: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('video_imports_user').on(t.userId, t.createdAt, t.id),
    index('video_imports_video').on(t.videoId),
  ],
);
