import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import { users } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';
import type { RunningJob } from '../platform/jobs/running.ts';
import type { FoundEncoder } from './workers/found-encoder.ts';

/** What the node keeps about itself: OAuth client, signing secret, … one row each. */
export const instanceSettings = pgTable('instance_settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
});

/** Who did what to whom: rows are only added. `username` stays when the user is gone. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id').references(() => users.id, { onDelete: 'set null' }),
    username: text(), // none: the node itself
    action: text().notNull(), // create, update, delete, block, …
    domain: text().notNull(), // what was acted on: videos, users, abuse, …
    subjectId: text('subject_id'),
    before: jsonb().$type<Facts>(),
    after: jsonb().$type<Facts>(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (t) => [index('audit_log_time').on(t.createdAt, t.id)],
);

/** What was true of a thing, by field. */
export type Facts = Record<string, unknown>;

/** What visitors wrote to the administrators, until it is sent. */
export const contactMessages = pgTable('contact_messages', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  fromName: text('from_name').notNull(),
  fromEmail: text('from_email').notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});

/** The processes that take jobs: each says every few seconds that it lives, and what it is at. */
export const workers = pgTable('workers', {
  uuid: uuid().primaryKey(),
  machine: text().notNull(),
  pid: integer().notNull(),
  jobs: jsonb().$type<RunningJob[]>().notNull(),
  encoders: jsonb().$type<FoundEncoder[]>().notNull().default([]), // by now
  startedAt: instant('started_at').notNull().defaultNow(),
  seenAt: instant('seen_at').notNull().defaultNow(),
});
