import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

import { comments } from '../../server/catalog/social-tables.ts';
import { videos } from '../../server/catalog/tables.ts';
import { instant } from '../../server/platform/columns.ts';
import { actors } from '../tables.ts';

/**
 * Somebody of another node shows their followers a video of this node, or a comment; or whom this node follows, a video of a
 * third one.
 */
export const boosts = pgTable(
  'boosts',
  {
    url: text().primaryKey(), // of the Announce
    actorId: integer('actor_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'cascade' }),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'cascade' }),
    commentId: integer('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('boosts_one_thing', sql`num_nonnulls(${t.videoId}, ${t.commentId}) = 1`),
    uniqueIndex('boosts_video_once').on(t.actorId, t.videoId),
    uniqueIndex('boosts_comment_once').on(t.actorId, t.commentId),
    index('boosts_of_video').on(t.videoId, t.createdAt),
    index('boosts_of_comment').on(t.commentId, t.createdAt),
  ],
);
