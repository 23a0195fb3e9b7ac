import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

import { users } from '../identity/tables.ts';
import { bytea, instant } from '../platform/columns.ts';
import { channels, videos } from './tables.ts';

/** A channel or playlist elsewhere whose new videos come into a channel here. */
export const channelSyncs = pgTable(
  'video_channel_syncs',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    externalChannelUrl: text('external_channel_url').notNull(),
    state: smallint().notNull().default(1), // SyncState
    error: text(), // why its last run failed, in words for its user
    /** When the last run that succeeded was asked for: what is older was looked at. */
    lastSyncAt: instant('last_sync_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('video_channel_syncs_channel').on(t.channelId)],
);

/** A channel or playlist elsewhere that is to be looked through for videos; gone once it was. */
export const channelListings = pgTable(
  'channel_listings',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    syncId: integer('sync_id').references(() => channelSyncs.id, { onDelete: 'cascade' }),
    externalChannelUrl: text('external_channel_url').notNull(),
    onlyAfter: instant('only_after'), // else all that is there
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('channel_listings_channel').on(t.channelId),
    index('channel_listings_sync').on(t.syncId),
  ],
);

/** An address that was found for a channel, so that it is imported once, whatever becomes of the video. */
export const listedAddresses = pgTable(
  'listed_addresses',
  {
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    address: text().notNull(),
    imported: boolean().notNull(), // else it was too old to be of interest
  },
  (t) => [primaryKey({ columns: [t.channelId, t.address] })],
);

/** A video whose file this node fetches itself. */
export const videoImports = pgTable(
  'video_imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'set null' }),
    channelSyncId: integer('channel_sync_id').references(() => channelSyncs.id, {
      onDelete: 'set null',
    }),
    /** Where it comes from: one of these three. */
    targetUrl: text('target_url'),
    magnetUri: text('magnet_uri'),
    torrentName: text('torrent_name'),
    state: smallint().notNull().default(1), // ImportState
    error: text(), // why it failed, in words for its user
    /** What the bytes come in with, while it is under way: made anew by each try. */
    uploadId: uuid('upload_id'),
    /** What the other side calls this version of the file (ETag, Last-Modified): only the same one is gone on with. */
    validator: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('video_imports_user').on(t.userId, t.createdAt, t.id),
    index('video_imports_video').on(t.videoId),
    index('video_imports_sync').on(t.channelSyncId),
  ],
);

/** The `.torrent` file of an import, until its video is here: what was sent, or what peers have told. */
export const importTorrents = pgTable('import_torrents', {
  importId: integer('import_id')
    .primaryKey()
    .references(() => videoImports.id, { onDelete: 'cascade' }),
  metainfo: bytea().notNull(),
});
