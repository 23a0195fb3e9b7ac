import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';
import type { JobPayload, TaskFiles } from './jobs/payload.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const createdAt = moment('created_at').notNull().defaultNow();
const updatedAt = moment('updated_at').notNull().defaultNow();

/** Whoever knows one may register runners with it. */
export const registrationTokens = pgTable('runner_registration_tokens', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  token: text().notNull().unique(),
  createdAt,
  updatedAt,
});

/** Programs on other machines that do work for this node. */
export const runners = pgTable(
  'runners',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull().unique(),
    description: text(),
    version: text(),
    tokenHash: text('token_hash').notNull().unique(), // SHA-256, in hex
    ip: text().notNull(),
    registrationTokenId: integer('registration_token_id')
      .notNull()
      .references(() => registrationTokens.id, { onDelete: 'cascade' }),
    lastContact: moment('last_contact').notNull().defaultNow(),
    /** When it last answered on its socket: while it does, its silence is noticed sooner. */
    answeredAt: moment('answered_at'),
    createdAt,
    updatedAt,
  },
  (t) => [index('runners_registration_token').on(t.registrationTokenId)],
);

/** Work for runners. Whoever has its token may end it, until the lease is over. */
export const runnerJobs = pgTable(
  'runner_jobs',
  {
    uuid: uuid().primaryKey(),
    type: text().notNull(),
    state: smallint().notNull(),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    /** What it is for: a set of renditions, or an edit. */
    workUuid: uuid('work_uuid').notNull(),
    height: smallint().notNull().default(0), // of a rendition: its rung
    payload: jsonb().$type<JobPayload>().notNull(),
    /** The files a task brings, by the name the runner asks for them with: the keys of their blobs. */
    files: jsonb().$type<TaskFiles>().notNull().default({}),
    maxResultBytes: bigint('max_result_bytes', { mode: 'number' }).notNull(),
    priority: smallint().notNull(), // less comes first; below 0 is what administrators have put first
    progress: smallint(), // percent
    failures: smallint().notNull().default(0),
    error: text(),
    runnerId: integer('runner_id').references(() => runners.id, { onDelete: 'set null' }),
    tokenHash: text('token_hash'),
    leasedUntil: moment('leased_until'),
    resultKey: text('result_key'),
    createdAt,
    updatedAt,
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (t) => [
    uniqueIndex('runner_jobs_open')
      .on(t.workUuid, t.height)
      .where(sql`${t.state} in (1, 2, 9)`), // nothing is asked for twice at once
    index('runner_jobs_waiting').on(t.state, t.priority, t.createdAt),
    index('runner_jobs_runner').on(t.runnerId),
    index('runner_jobs_video').on(t.videoId),
    index('runner_jobs_updated').on(t.updatedAt),
    index('runner_jobs_created').on(t.createdAt),
  ],
);
