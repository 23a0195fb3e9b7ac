import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';
import type { Complexity } from './per-title/complexity.ts';
import type { QualityReport } from './quality/report.ts';

export const stop = pgEnum('transcode_stop', ['paused', 'cancelled']);
export const stage = pgEnum('transcode_stage', ['waiting', 'copying', 'encoding', 'done', 'held']);

/** A part of a source that a worker takes: what it makes is joined with the others'. */
export const transcodeChunks = pgTable(
  'transcode_chunks',
  {
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    setUuid: uuid('set_uuid').notNull(),
    rank: smallint().notNull(), // lower ones come first
    index: smallint().notNull(), // of the part; -1 is the whole sound
    ownerId: integer('owner_id').notNull(), // the account, to be fair
    heights: smallint().array().notNull(),
    startSeconds: doublePrecision('start_seconds').notNull(),
    endSeconds: doublePrecision('end_seconds'), // none: to the end of the source
    /** Names whoever works at it: what others bring is late and not taken. */
    token: uuid(),
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    attempts: smallint().notNull().default(0),
    doneAt: timestamp('done_at', { withTimezone: true }),
    blobKey: text('blob_key'), // none where the source had nothing there
    frames: integer().notNull().default(0), // of its first picture
  },
  (t) => [
    primaryKey({ columns: [t.videoId, t.rank, t.index] }),
    index('transcode_chunks_owner').on(t.ownerId, t.rank),
  ],
);

/** What was found wrong with a video, as it was with this set. */
export const qualityReports = pgTable('quality_reports', {
  videoId: integer('video_id')
    .primaryKey()
    .references(() => videos.id, { onDelete: 'cascade' }),
  setUuid: uuid('set_uuid').notNull(),
  report: jsonb().$type<QualityReport>().notNull(),
  madeAt: timestamp('made_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  isJudged: boolean('is_judged').notNull().default(false), // by the quality gate
});

/** How far the making of a video's renditions is. One row per video, overwritten as the work goes on. */
export const transcodes = pgTable(
  'transcodes',
  {
    videoId: integer('video_id')
      .primaryKey()
      .references(() => videos.id, { onDelete: 'cascade' }),
    setUuid: uuid('set_uuid').notNull(), // of which source: another one is planned anew
    stage: stage().notNull().default('waiting'),
    stopped: stop(), // by an administrator: nobody works at it
    priority: integer().notNull().default(0), // higher ones come first
    mayCopy: boolean('may_copy').notNull().default(true), // false once copying the picture did not work out
    madeHere: boolean('made_here').notNull().default(false), // true once runners did not manage
    stillSeconds: real('still_seconds').notNull().default(0), // by which the sound outlasts the picture
    plannedHeights: smallint('planned_heights').array().notNull().default([]),
    wantedHeights: smallint('wanted_heights').array().notNull().default([]), // as administrators had set it when it was planned
    complexity: jsonb().$type<Complexity>(), // none until the first rendition is on its way
    percent: real().notNull().default(0), // of the current stage
    speed: real(), // seconds of video per second
    secondsLeft: integer('seconds_left'),
    lacksRoomSince: timestamp('lacks_room_since', { withTimezone: true }), // on the disk: nothing was kept since
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    waitingSince: timestamp('waiting_since', { withTimezone: true }).notNull().defaultNow(), // for somebody to begin
  },
  (t) => [
    index('transcodes_under_way')
      .on(t.stage)
      .where(sql`${t.stage} in ('waiting', 'copying', 'encoding')`),
  ],
);

/** How encoders did, by the day in UTC. */
export const encodingDays = pgTable(
  'encoding_days',
  {
    day: date().notNull(),
    encoder: text().notNull(),
    runs: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    mediaSeconds: doublePrecision('media_seconds').notNull().default(0), // of film, however many renditions of it are made at once
    workSeconds: doublePrecision('work_seconds').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.encoder] })],
);

/** How long sources waited until the making of their first rendition began, by the day in UTC. */
export const waitingDays = pgTable('waiting_days', {
  day: date().primaryKey(),
  sources: integer().notNull(),
  waitedSeconds: doublePrecision('waited_seconds').notNull(),
  longestSeconds: doublePrecision('longest_seconds').notNull(),
});
