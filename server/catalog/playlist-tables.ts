import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';
import type { Picture } from '../platform/pictures/picture.ts';
import { channels, videos } from './tables.ts';

/** What playlists are searched by. */
export const playlistName = (displayName: AnyPgColumn): SQL => sql`lower(${displayName})`;

export const videoPlaylists = pgTable(
  'video_playlists',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    uuid: uuid().notNull().unique().defaultRandom(),
    url: text().unique(), // its id at another node
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    channelId: integer('channel_id').references(() => channels.id, { onDelete: 'set null' }),
    channelPosition: integer('channel_position'), // among its channel's, from 1, without holes
    displayName: text('display_name').notNull(),
    description: text(),
    privacy: smallint().notNull(), // PlaylistPrivacy
    type: smallint().notNull(), // PlaylistType
    elements: integer().notNull().default(0), // how many
    thumbnails: jsonb().$type<Picture[]>().notNull().default([]), // that were uploaded, smallest first
    thumbnailsFrom: text('thumbnails_from'), // the address another node's were copied from
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('video_playlists_account').on(t.accountId, t.createdAt, t.id),
    index('video_playlists_channel').on(t.channelId, t.channelPosition),
    index('video_playlists_listed')
      .on(t.createdAt, t.id)
      .where(sql`${t.privacy} = 1 and ${t.channelId} is not null`),
    index('video_playlists_similar').using('gin', sql`${playlistName(t.displayName)} gin_trgm_ops`),
    uniqueIndex('video_playlists_watch_later')
      .on(t.accountId)
      .where(sql`${t.type} = 2`),
  ],
);

/** A place in a playlist. It stays when its video goes. Positions run from 1 without holes: see `reorder`. */
export const playlistElements = pgTable(
  'playlist_elements',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    playlistId: integer('playlist_id')
      .notNull()
      .references(() => videoPlaylists.id, { onDelete: 'cascade' }),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'set null' }),
    position: integer().notNull(),
    startSeconds: integer('start_seconds'),
    stopSeconds: integer('stop_seconds'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('playlist_elements_order').on(t.playlistId, t.position),
    index('playlist_elements_video').on(t.videoId),
  ],
);
