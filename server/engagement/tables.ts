import { sql } from 'drizzle-orm';
import { index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';
import { accounts } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';

export const rating = pgEnum('rating', ['like', 'dislike']);

/** What an account thinks of a video; `videos.likes` and `videos.dislikes` are its sums. */
export const ratings = pgTable(
  'ratings',
  {
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    rating: rating().notNull(),
    url: text().unique(), // of the activity, when another node sent it
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.videoId] }),
    index('ratings_newest').on(t.accountId, t.createdAt, t.videoId),
    index('ratings_video').on(t.videoId),
  ],
);

/** Who watches what now, for an hour at most. `viewer` is a keyed hash, another one for each video. */
export const viewers = pgTable(
  'viewers',
  {
    viewer: text().primaryKey(),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    positionSeconds: integer('position_seconds').notNull(),
    watchedSeconds: integer('watched_seconds').notNull().default(0),
    seenAt: instant('seen_at').notNull().defaultNow(),
    countedAt: instant('counted_at'), // when it became a view
  },
  (t) => [index('viewers_of_video').on(t.videoId, t.seenAt), index('viewers_seen').on(t.seenAt)],
);

/** Views that wait to be added to their video, so that a hot one's row is written every few seconds only. */
export const waitingViews = pgTable('waiting_views', {
  videoId: integer('video_id')
    .primaryKey()
    .references(() => videos.id, { onDelete: 'cascade' }),
  views: integer().notNull(),
  since: instant('since')
    .notNull()
    .default(sql`now()`),
});

/** How many watch a video at another node, as that node says until `expiresAt`. */
export const remoteViewers = pgTable(
  'remote_viewers',
  {
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    host: text().notNull(), // of who says it
    viewers: integer().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.videoId, t.host] }),
    index('remote_viewers_expiry').on(t.expiresAt),
  ],
);
