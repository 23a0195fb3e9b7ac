import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { accounts, users } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';
import { channels, videos } from './tables.ts';

/** What people do with videos, as far as more than one slice reads it. `server/engagement` writes it. */

/** A comment, or what is left of a deleted one: a row without account and text, which keeps its thread together. */
export const comments = pgTable(
  'comments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    uuid: uuid().notNull().unique().defaultRandom(),
    url: text().unique(), // of a comment of another node; a local one's follows from its number
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    threadId: integer('thread_id').references((): AnyPgColumn => comments.id, {
      onDelete: 'cascade',
    }), // the comment that began the thread; none for that one itself
    inReplyToId: integer('in_reply_to_id').references((): AnyPgColumn => comments.id, {
      onDelete: 'cascade',
    }),
    text: text().notNull(), // plain, as it was typed
    heldForReview: boolean('held_for_review').notNull().default(false),
    approvalUrl: text('approval_url'), // of the word that let it stand, of whose video it is at another node
    automaticTags: text('automatic_tags').array().notNull().default([]), // by lists of the video's owner
    nodeTags: text('node_tags').array().notNull().default([]), // by those of the node
    replies: integer().notNull().default(0), // of its thread: neither deleted nor held
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('comments_newest_threads')
      .on(t.videoId, t.createdAt, t.id)
      .where(sql`${t.threadId} is null`),
    index('comments_busiest_threads')
      .on(t.videoId, t.replies, t.id)
      .where(sql`${t.threadId} is null`),
    index('comments_of_video').on(t.videoId, t.createdAt, t.id),
    index('comments_of_thread').on(t.threadId, t.id),
    index('comments_replies').on(t.inReplyToId, t.id),
    index('comments_account').on(t.accountId, t.id),
    index('comments_newest').on(t.createdAt, t.id),
  ],
);

export const followState = pgEnum('follow_state', ['pending', 'accepted', 'rejected']);

/** An account, of this node or another, follows a channel or an account. */
export const follows = pgTable(
  'follows',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    followerId: integer('follower_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    channelId: integer('channel_id').references(() => channels.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    state: followState().notNull().default('accepted'),
    url: text().unique(), // of the activity, when another node sent it
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check('follows_one_thing', sql`num_nonnulls(${t.channelId}, ${t.accountId}) = 1`),
    uniqueIndex('follows_channel_once').on(t.followerId, t.channelId),
    uniqueIndex('follows_account_once').on(t.followerId, t.accountId),
    index('follows_of_channel').on(t.channelId, t.id),
    index('follows_of_account').on(t.accountId, t.id),
  ],
);

/** How far a user has watched a video. */
export const watchHistory = pgTable(
  'watch_history',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    positionSeconds: integer('position_seconds').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.videoId] }),
    index('watch_history_newest').on(t.userId, t.updatedAt, t.videoId),
    index('watch_history_video').on(t.videoId),
  ],
);
