import { boolean, integer, pgEnum, pgTable, real, smallint, timestamp } from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';

export const stage = pgEnum('transcode_stage', ['waiting', 'copying', 'encoding', 'done', 'held']);

/** How far the making of a video's renditions is. One row per video, overwritten as the work goes on. */
export const transcodes = pgTable('transcodes', {
  videoId: integer('video_id')
    .primaryKey()
    .references(() => videos.id, { onDelete: 'cascade' }),
  stage: stage().notNull().default('waiting'),
  mayCopy: boolean('may_copy').notNull().default(true), // false once copying the picture did not work out
  stillSeconds: real('still_seconds').notNull().default(0), // by which the sound outlasts the picture
  plannedHeights: smallint('planned_heights').array().notNull().default([]),
  wantedHeights: smallint('wanted_heights').array().notNull().default([]), // as administrators had set it when it was planned
  percent: real().notNull().default(0), // of the current stage
  speed: real(), // seconds of video per second
  secondsLeft: integer('seconds_left'),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
