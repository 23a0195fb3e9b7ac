import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';
import { channels, videos } from './tables.ts';

/** Names, in lower case, that an account or channel of this node once had. Nobody gets them again: other nodes remember. */
export const retiredNames = pgTable('retired_names', { name: text().primaryKey() });

export const invitationState = pgEnum('invitation_state', ['pending', 'accepted', 'rejected']);

/** Who else runs a channel, or was asked to. */
export const collaborators = pgTable(
  'collaborators',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    state: invitationState().notNull().default('pending'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('collaborators_once').on(t.channelId, t.accountId),
    index('collaborators_account').on(t.accountId),
  ],
);

/** What an activity is about, as it was then: a channel itself is told of nowhere else. */
export type ActivityFacts = {
  id?: number;
  uuid?: string;
  name?: string;
  targetUrl?: string | null; // of an import
  externalChannelUrl?: string; // of a synchronization
};

/** What was done in a channel, by whom: rows are only added. */
export const channelActivities = pgTable(
  'channel_activities',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    action: smallint().notNull(), // ActivityAction
    target: smallint().notNull(), // ActivityTarget
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'set null' }),
    details: jsonb().$type<ActivityFacts>().notNull().default({}), // what stays when it is gone
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('channel_activities_newest').on(t.channelId, t.createdAt, t.id),
    index('channel_activities_account').on(t.accountId),
    index('channel_activities_video').on(t.videoId),
  ],
);

/** Somebody was asked to take over a video or a channel. */
export const ownershipChanges = pgTable(
  'ownership_changes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'cascade' }),
    channelId: integer('channel_id').references(() => channels.id, { onDelete: 'cascade' }),
    initiatorId: integer('initiator_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    nextOwnerId: integer('next_owner_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    state: invitationState().notNull().default('pending'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('ownership_changes_one_thing', sql`num_nonnulls(${t.videoId}, ${t.channelId}) = 1`),
    uniqueIndex('ownership_changes_video_once')
      .on(t.videoId)
      .where(sql`${t.state} = 'pending'`),
    uniqueIndex('ownership_changes_channel_once')
      .on(t.channelId)
      .where(sql`${t.state} = 'pending'`),
    index('ownership_changes_video').on(t.videoId, t.id),
    index('ownership_changes_channel').on(t.channelId, t.id),
    index('ownership_changes_initiator').on(t.initiatorId, t.id),
    index('ownership_changes_next_owner').on(t.nextOwnerId, t.id),
  ],
);
