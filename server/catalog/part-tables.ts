import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

import { instant } from '../platform/columns.ts';
import type { FurtherCodec } from './further/further-rendition.ts';
import { tsvector } from './list-tables.ts';
import { renditionColumns } from './rendition-columns.ts';
import type { SegmentHashes } from './rendition.ts';
import { videos } from './tables.ts';

const ofVideo = () =>
  integer('video_id')
    .notNull()
    .references(() => videos.id, { onDelete: 'cascade' });

/** A change that happens to a video by itself, at its time. */
export const scheduledUpdates = pgTable(
  'scheduled_updates',
  {
    videoId: ofVideo().primaryKey(),
    updateAt: instant('update_at').notNull(),
    privacy: smallint().notNull(), // VideoPrivacy, from then on
  },
  (t) => [index('scheduled_updates_due').on(t.updateAt)],
);

export const videoChapters = pgTable(
  'video_chapters',
  {
    videoId: ofVideo(),
    timecode: integer().notNull(), // seconds from the start
    title: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.timecode] })],
);

/** The words of a video in one language: a WebVTT file in the store. */
export const videoCaptions = pgTable(
  'video_captions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: ofVideo(),
    language: text().notNull(),
    blobKey: text('blob_key').notNull(), // captions/<uuid>-<language>.vtt
    automaticallyGenerated: boolean('automatically_generated').notNull().default(false),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('video_captions_language').on(t.videoId, t.language),
    index('video_captions_languages').on(t.language),
  ],
);

/** What is spoken in another language than a video's own sound. */
export const spokenTracks = pgTable(
  'spoken_tracks',
  {
    videoId: ofVideo(),
    language: text().notNull(),
    blobKey: text('blob_key').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    codecs: text().notNull(), // RFC 6381
    playlist: text().notNull(),
    segmentHashes: jsonb('segment_hashes').$type<SegmentHashes>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.language] })],
);

/** Pictures of a ladder in another codec than H.264, for players that can decode it. */
export const furtherRenditions = pgTable(
  'further_renditions',
  {
    videoId: ofVideo(),
    codec: text().$type<FurtherCodec>().notNull(),
    ...renditionColumns(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.codec, t.height] })],
);

/** What is said when, as plain text, so that a search finds the second. */
export const captionCues = pgTable(
  'caption_cues',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: ofVideo(),
    language: text().notNull(),
    startSeconds: real('start_seconds').notNull(),
    endSeconds: real('end_seconds').notNull(),
    text: text().notNull(),
    words: tsvector().notNull(), // of the text, as its language has them
  },
  (t) => [index('caption_cues_video').on(t.videoId, t.language)],
);
