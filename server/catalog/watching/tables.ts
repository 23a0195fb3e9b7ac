import { date, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';

import { videos } from '../tables.ts';

/** Views of a video on one day (UTC): what is watched lately is a sum over few of these rows. */
export const viewDays = pgTable(
  'view_days',
  {
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    views: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.videoId] }), index('view_days_video').on(t.videoId)],
);
