import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { bytea, instant } from '../platform/columns.ts';
import type { Picture } from '../platform/pictures/picture.ts';
import type { NotificationSettings } from './notification-settings.ts';
import type { Preferences } from './preferences.ts';

export const role = pgEnum('role', ['administrator', 'moderator', 'user']);

/** Who publishes and comments: local when `host` is null, else an account of another node. */
export const accounts = pgTable(
  'accounts',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    host: text(),
    url: text().unique(), // its id at another node
    displayName: text('display_name').notNull(),
    description: text(),
    movedTo: text('moved_to'), // the id of where it went (FEP-7628)
    avatarsFrom: text('avatars_from'), // the address another node's were copied from
    avatars: jsonb().$type<Picture[]>().notNull().default([]), // smallest first
    followers: integer().notNull().default(0),
    following: integer().notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'), // its name stays taken, so that nobody can pass for who had it
  },
  (t) => [
    uniqueIndex('accounts_handle').on(sql`lower(${t.name})`, sql`coalesce(${t.host}, '')`),
    index('accounts_newest').on(t.createdAt, t.id),
    index('accounts_similar').using('gin', sql`lower(${t.displayName}) gin_trgm_ops`),
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
    emailVerified: boolean('email_verified'), // null: nobody asked for it to be verified
    pendingEmail: text('pending_email'), // wanted, and not verified yet
    passwordHash: text('password_hash'), // none for who signs in elsewhere
    role: role().notNull().default('user'),
    blocked: boolean().notNull().default(false),
    blockedReason: text('blocked_reason'),
    quotaBytes: bigint('quota_bytes', { mode: 'number' }).notNull().default(-1), // -1: no limit
    quotaDailyBytes: bigint('quota_daily_bytes', { mode: 'number' }).notNull().default(-1),
    adminFlags: smallint('admin_flags').notNull().default(0), // 1: videos need no review
    preferences: jsonb().$type<Partial<Preferences>>().notNull().default({}), // what differs from the usual
    notificationSettings: jsonb('notification_settings')
      .$type<Partial<NotificationSettings>>()
      .notNull()
      .default({}), // likewise
    feedToken: uuid('feed_token').notNull().defaultRandom().unique(),
    lastLoginAt: instant('last_login_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
);

/** One row per sign-in, of a browser (cookie) or an API client (bearer tokens). Only hashes of tokens are kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessHash: bytea('access_hash').notNull().unique(),
    accessExpiresAt: instant('access_expires_at').notNull(),
    refreshHash: bytea('refresh_hash').unique(), // none for a browser session: its cookie is renewed in place
    refreshExpiresAt: instant('refresh_expires_at'),
    refreshFamilyHash: bytea('refresh_family_hash'), // of what stays through rotations: tells a spent token
    spentHash: bytea('spent_hash'), // of the refresh token before this one
    rotatedAt: instant('rotated_at'),
    address: text(),
    userAgent: text('user_agent'),
    lastAddress: text('last_address'),
    lastUserAgent: text('last_user_agent'),
    lastActiveAt: instant('last_active_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('sessions_user').on(t.userId),
    index('sessions_family').on(t.refreshFamilyHash),
    index('sessions_spent').on(t.spentHash),
    index('sessions_expiry').on(sql`greatest(${t.accessExpiresAt}, ${t.refreshExpiresAt})`),
  ],
);

const ofUser = () =>
  integer('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** What is handed out once and taken back once: links in mails, challenges, the way back from another site. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    hash: bytea().primaryKey(),
    purpose: text().notNull(),
    subjectId: integer('subject_id'), // whose it is: a user, or a registration
    payload: jsonb().notNull().default({}),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('one_time_tokens_subject').on(t.purpose, t.subjectId),
    index('one_time_tokens_expiry').on(t.expiresAt),
  ],
);

/** Somebody who wants to join where moderators decide. */
export const registrations = pgTable(
  'registrations',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    state: smallint().notNull().default(1), // RegistrationState
    reason: text().notNull(),
    moderationResponse: text('moderation_response'),
    username: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean('email_verified'),
    passwordHash: text('password_hash'), // gone once there is a user
    displayName: text('display_name'),
    channelName: text('channel_name'),
    channelDisplayName: text('channel_display_name'),
    userId: integer('user_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('registrations_created').on(t.createdAt),
    index('registrations_state').on(t.state, t.createdAt),
    uniqueIndex('registrations_username')
      .on(sql`lower(${t.username})`)
      .where(sql`${t.state} = 1`),
    uniqueIndex('registrations_email')
      .on(sql`lower(${t.email})`)
      .where(sql`${t.state} = 1`),
    uniqueIndex('registrations_channel')
      .on(sql`lower(${t.channelName})`)
      .where(sql`${t.state} = 1`),
  ],
);

/** The app that makes a user's one-time codes. The secret is sealed with the node's own. */
export const otpApps = pgTable('otp_apps', {
  userId: ofUser().primaryKey(),
  sealedSecret: bytea('sealed_secret').notNull(),
  lastCounter: integer('last_counter').notNull(), // of the newest code taken: it and older ones are spent
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** What lets in who has lost the app; each once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  { userId: ofUser(), hash: bytea().notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** A WebAuthn credential. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: ofUser(),
    credentialId: text('credential_id').notNull().unique(), // base64url
    publicKey: bytea('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull().default([]),
    name: text().notNull(),
    lastUsedAt: instant('last_used_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('passkeys_user').on(t.userId)],
);

/** Who a user is at an OpenID provider. */
export const outsideIdentities = pgTable(
  'outside_identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: ofUser(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    index('outside_identities_user').on(t.userId),
  ],
);

/** An archive of what a user has here. */
export const userExports = pgTable(
  'user_exports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: ofUser().unique(), // one at a time
    state: smallint().notNull().default(1), // ExportState
    withVideoFiles: boolean('with_video_files').notNull(),
    channelName: text('channel_name'), // of the one channel it is of; none: it is of all
    filename: text().notNull().unique(),
    blobKey: text('blob_key'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    sha256: text(), // in base64: by which who fetches it knows that it is whole
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('user_exports_expiry').on(t.expiresAt)],
);
