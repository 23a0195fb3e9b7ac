import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

import { tsvector } from '../list-tables.ts';
import { videos } from '../tables.ts';

/**
 * What is searched of a video, and what says whether everyone finds it: most searches read nothing else of what they rank.
 * Apart from its row, so that counting views does not touch the index. Every document also holds marks of its place in time
 * (`marksOf`), so that a search reads the newest of many matches and stops. It looks into the index once for each mark: a
 * list of rows still to be put in would be read as often, so there is none.
 */
export const videoDocuments = pgTable(
  'video_documents',
  {
    videoId: integer('video_id')
      .primaryKey()
      .references(() => videos.id, { onDelete: 'cascade' }),
    title: tsvector().notNull(), // name, tags, channel
    document: tsvector().notNull(), // all of it, with the description and what is said
    channelId: integer('channel_id').notNull(), // of the video, as is what follows
    isPublic: boolean('is_public').notNull(), // published, for everyone, not blocked, and followed
    nsfw: boolean().notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('video_documents_words').using('gin', t.title, t.document).with({ fastupdate: false }),
  ],
);

/** Every word of public titles and tags, to find the one that was meant. */
export const searchWords = pgTable('search_words', { word: text().primaryKey() }, (t) => [
  index('search_words_similar').using('gin', sql`${t.word} gin_trgm_ops`),
]);
