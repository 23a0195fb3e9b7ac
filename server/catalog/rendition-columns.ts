import { bigint, boolean, integer, jsonb, real, smallint, text } from 'drizzle-orm/pg-core';

import type { SegmentHashes } from './rendition.ts';

/** What each table of renditions says of one: a `NewRendition`. */
export const renditionColumns = () => ({
  height: smallint().notNull(), // the rung: the shorter side, in pixels
  width: smallint().notNull(), // as encoded
  pixelHeight: smallint('pixel_height').notNull(), // as encoded
  framesPerSecond: real('frames_per_second').notNull(),
  blobKey: text('blob_key').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  peakBitsPerSecond: integer('peak_bits_per_second').notNull(),
  codecs: text().notNull(), // RFC 6381
  hasAudio: boolean('has_audio').notNull(),
  playlist: text().notNull(),
  segmentHashes: jsonb('segment_hashes').$type<SegmentHashes>().notNull(),
});
