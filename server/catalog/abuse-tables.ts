import { index, integer, jsonb, pgTable, smallint, text, boolean } from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';
import { comments } from './social-tables.ts';
import { videos } from './tables.ts';

/** What a reported video was when it was reported: shown once it is deleted. */
export type ReportedVideo = {
  id: number;
  uuid: string;
  name: string;
  nsfw: boolean;
  channel: { id: number; name: string; displayName: string; host: string | null };
};

/** What a reported comment was when it was reported: shown once it is deleted. */
export type ReportedComment = {
  threadId: number;
  text: string;
  video: { id: number; uuid: string; name: string };
};

/** A report of a video, a comment or an account. `server/moderation` writes it. */
export const abuses = pgTable(
  'abuses',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    url: text().unique(), // of the activity, when another node sent it
    kind: text({ enum: ['video', 'comment', 'account'] }).notNull(),
    reason: text().notNull(),
    predefinedReasons: text('predefined_reasons').array().notNull().default([]),
    state: smallint().notNull().default(1), // 1 pending, 2 rejected, 3 accepted
    moderationComment: text('moderation_comment'),
    reporterId: integer('reporter_id').references(() => accounts.id, { onDelete: 'set null' }),
    flaggedId: integer('flagged_id').references(() => accounts.id, { onDelete: 'set null' }), // whose it is
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'set null' }),
    commentId: integer('comment_id').references(() => comments.id, { onDelete: 'set null' }),
    reportedVideo: jsonb('reported_video').$type<ReportedVideo>(),
    reportedComment: jsonb('reported_comment').$type<ReportedComment>(),
    startAtSeconds: integer('start_at_seconds'),
    endAtSeconds: integer('end_at_seconds'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    processedAt: instant('processed_at'), // when it was first accepted or rejected
  },
  (t) => [
    index('abuses_newest').on(t.createdAt.desc(), t.id.desc()),
    index('abuses_state').on(t.state, t.id),
    index('abuses_reporter').on(t.reporterId, t.id),
    index('abuses_flagged').on(t.flaggedId),
    index('abuses_video').on(t.videoId, t.id),
    index('abuses_comment').on(t.commentId),
  ],
);

/** What reporter and moderators say to each other about a report. */
export const abuseMessages = pgTable(
  'abuse_messages',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    abuseId: integer('abuse_id')
      .notNull()
      .references(() => abuses.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'set null' }),
    message: text().notNull(),
    byModerator: boolean('by_moderator').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('abuse_messages_abuse').on(t.abuseId, t.id)],
);
