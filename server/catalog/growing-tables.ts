import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

import { instant } from '../platform/columns.ts';
import type { SegmentHashes } from './rendition.ts';
import { videos } from './tables.ts';

/**
 * A rendition of which the beginning can be watched while the rest is made: a row of `renditions` that is not there yet.
 * Its number is the one it will have there. Bytes and segments are only ever added.
 */
export const growingRenditions = pgTable(
  'growing_renditions',
  {
    id: integer()
      .notNull()
      .default(sql`nextval(pg_get_serial_sequence('renditions', 'id'))`),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    height: smallint().notNull(),
    width: smallint().notNull(),
    pixelHeight: smallint('pixel_height').notNull(),
    framesPerSecond: real('frames_per_second').notNull(),
    blobKey: text('blob_key').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(), // what lies beyond in the file was never shown
    peakBitsPerSecond: integer('peak_bits_per_second').notNull(),
    codecs: text().notNull(),
    hasAudio: boolean('has_audio').notNull(),
    playlist: text().notNull(), // without an end
    segmentHashes: jsonb('segment_hashes').$type<SegmentHashes>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Names whoever makes it: another may have taken that over. */
    token: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.height] })],
);
