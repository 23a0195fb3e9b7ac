import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import type { Picture } from '../platform/picture.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const role = pgEnum('role', ['administrator', 'moderator', 'user']);

/** Who publishes and comments: local when `host` is null, else an account of another node. */
export const accounts = pgTable(
  'accounts',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    host: text(),
    displayName: text('display_name').notNull(),
    description: text(),
    avatars: jsonb().$type<Picture[]>().notNull().default([]), // smallest first
    followers: integer().notNull().default(0),
    following: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('accounts_handle').on(sql`lower(${t.name})`, sql`coalesce(${t.host}, '')`),
    index('accounts_newest').on(t.createdAt.desc(), t.id.desc()),
  ],
);

/** Who can sign in here. */
export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer('account_id')
      .notNull()
      .unique()
      .references(() => accounts.id),
    email: text().notNull(),
    emailVerified: boolean('email_verified'),
    passwordHash: text('password_hash').notNull(),
    role: role().notNull().default('user'),
    blocked: boolean().notNull().default(false),
    blockedReason: text('blocked_reason'),
    quotaBytes: bigint('quota_bytes', { mode: 'number' }).notNull().default(-1), // -1: no limit
    quotaDailyBytes: bigint('quota_daily_bytes', { mode: 'number' }).notNull().default(-1),
    lastLoginAt: timestamp('last_login_at', { withTimezone: true, precision: 3 }),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
);

/** One row per sign-in, of a browser (cookie) or an API client (bearer tokens). Only hashes of tokens are kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessHash: bytea('access_hash').notNull().unique(),
    accessExpiresAt: timestamp('access_expires_at', { withTimezone: true }).notNull(),
    refreshHash: bytea('refresh_hash').unique(), // none for a browser session: its cookie is renewed in place
    refreshExpiresAt: timestamp('refresh_expires_at', { withTimezone: true }),
    refreshFamilyHash: bytea('refresh_family_hash').unique(), // of what stays through rotations: tells a spent token
    address: text(),
    userAgent: text('user_agent'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('sessions_user').on(t.userId),
    index('sessions_expiry').on(sql`greatest(${t.accessExpiresAt}, ${t.refreshExpiresAt})`),
  ],
);
