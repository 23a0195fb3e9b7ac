import {
  bigint,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

import { bytea, instant } from '../platform/columns.ts';
import { blobs } from '../platform/tables.ts';
import { COPY_STATES, COPY_STRATEGIES } from './copies/copy.ts';
import { nextRedundancyId } from './remote-tables.ts';
import { videos } from './tables.ts';

export const copyStrategy = pgEnum('copy_strategy', COPY_STRATEGIES);
export const copyState = pgEnum('copy_state', COPY_STATES);

/** Copies this node keeps of the HLS files of videos of other nodes. One outlives its video until it is withdrawn. */
export const videoCopies = pgTable(
  'video_copies',
  {
    id: nextRedundancyId().primaryKey(),
    videoId: integer('video_id')
      .unique()
      .references(() => videos.id, { onDelete: 'set null' }),
    videoUuid: uuid('video_uuid').notNull().unique(),
    playlistUrl: text('playlist_url').notNull(),
    filesDigest: text('files_digest').notNull(), // of the list of files it is of: of another it is no copy
    strategy: copyStrategy().notNull(),
    state: copyState().notNull().default('fetching'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(), // while it is fetched: what is set aside for it
    attempts: smallint().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    problem: text(), // why it is not here yet, for administrators
    expiresAt: instant('expires_at'), // until then it stays; none: until somebody takes it away
    keptAt: instant('kept_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('video_copies_strategy').on(t.strategy, t.expiresAt),
    index('video_copies_due').on(t.state, t.nextAttemptAt),
  ],
);

/** The files of a copy, under the names they have at their node. */
export const copyFiles = pgTable(
  'copy_files',
  {
    copyId: integer('copy_id')
      .notNull()
      .references(() => videoCopies.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    blobKey: text('blob_key')
      .notNull()
      .unique()
      .references(() => blobs.key),
    infoHash: text('info_hash'), // of its torrent, of which there is none of playlists
    info: bytea(), // the info dictionary (BEP 3), so that peers can be given the file
    sourceUrl: text('source_url'), // where it was copied from, of what is beside the playlists: captions, the seek bar
  },
  (t) => [primaryKey({ columns: [t.copyId, t.name] })],
);

/** Nodes whose videos may be mirrored without anybody asking for each. */
export const mirroredHosts = pgTable('mirrored_hosts', {
  host: text().primaryKey(),
  allowedAt: instant('allowed_at').notNull().defaultNow(),
});
