import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import { bytea, instant } from '../platform/columns.ts';
import type { Picture } from '../platform/pictures/picture.ts';
import { blobs } from '../platform/tables.ts';
import { channelNames, HOT, listIndexes } from './list-tables.ts';
import type { Loudness } from './loudness/loudness.ts';
import { renditionColumns } from './rendition-columns.ts';
import type { FileMetadata } from './rendition.ts';
import type { SourceFacts } from './source.ts';

export const channels = pgTable(
  'channels',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    host: text(),
    url: text().unique(), // its id at another node
    displayName: text('display_name').notNull(),
    description: text(),
    support: text(),
    movedTo: text('moved_to'), // the id of where it went (FEP-7628)
    playerTheme: text('player_theme').notNull().default('instance-default'),
    publicEmail: text('public_email'),
    avatars: jsonb().$type<Picture[]>().notNull().default([]), // smallest first
    banners: jsonb().$type<Picture[]>().notNull().default([]), // smallest first
    avatarsFrom: text('avatars_from'), // the address another node's were copied from
    bannersFrom: text('banners_from'), // likewise
    followers: integer().notNull().default(0),
    /** Of this node; or this node follows it, its account or its whole node. */
    followed: boolean().notNull().default(true),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'), // nobody sees it from then on; a job removes it with its videos
  },
  (t) => [
    uniqueIndex('channels_handle').on(sql`lower(${t.name})`, sql`coalesce(${t.host}, '')`),
    index('channels_account').on(t.accountId, t.id),
    index('channels_similar').using('gin', sql`${channelNames(t)} gin_trgm_ops`),
    index('channels_newest').on(t.createdAt, t.id),
    index('channels_host')
      .on(t.host, t.id)
      .where(sql`${t.host} is not null`),
  ],
);

export const videos = pgTable(
  'videos',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    uuid: uuid().notNull().unique(),
    url: text().unique(), // its id at another node; none for a video of this one. See remote_media
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    support: text(),
    category: smallint(),
    licence: smallint(),
    language: text(),
    tags: text().array().notNull().default([]),
    privacy: smallint().notNull(), // VideoPrivacy
    state: smallint().notNull(), // VideoState
    holdReason: text('hold_reason'), // why it cannot be published, in words for its owner
    blocked: boolean().notNull().default(false), // by a moderator: see video_blocks
    blockReason: text('block_reason'), // in words for its owner
    nsfw: boolean().notNull().default(false),
    nsfwFlags: smallint('nsfw_flags').notNull().default(0), // bits of the contract's NSFWFlag
    nsfwSummary: text('nsfw_summary'),
    isLive: boolean('is_live').notNull().default(false),
    /** Its channel is followed, or somebody this node follows shows it: lists for everybody hold no other. */
    followed: boolean().notNull().default(true),
    waitTranscoding: boolean('wait_transcoding').notNull().default(false),
    downloadEnabled: boolean('download_enabled').notNull().default(true),
    commentsPolicy: smallint('comments_policy').notNull().default(1),
    sharing: text({ enum: ['full', 'mirrors', 'off'] })
      .notNull()
      .default('full'), // as its owner has it
    durationSeconds: integer('duration_seconds').notNull().default(0),
    aspectRatio: real('aspect_ratio'),
    views: integer().notNull().default(0),
    viewers: integer().notNull().default(0), // at the moment
    recentViews: integer('recent_views').notNull().default(0), // of the last days: see watching/
    likes: integer().notNull().default(0),
    dislikes: integer().notNull().default(0),
    boosts: integer().notNull().default(0), // by people of other nodes
    comments: integer().notNull().default(0), // those that are not deleted
    downloads: integer().notNull().default(0),
    embedPrivacy: smallint('embed_privacy').notNull().default(1), // 1 everywhere, 2 on the allowed domains, 3 as its node says
    /** Where it may be embedded while `embedPrivacy` is 2. */
    embedDomains: text('embed_domains').array().notNull().default([]),
    playerTheme: text('player_theme').notNull().default('channel-default'),
    /** Its owner chose the picture that stands for it: none made from a frame takes its place. */
    hasOwnThumbnail: boolean('has_own_thumbnail').notNull().default(false),
    inputFileUpdatedAt: instant('input_file_updated_at'), // when the source was last replaced
    /** Names the files of the rendition set; it stays the same for the life of the set. */
    setUuid: uuid('set_uuid').notNull().defaultRandom(),
    sourceKey: text('source_key'),
    sourceBytes: bigint('source_bytes', { mode: 'number' }).notNull().default(0),
    madeBytes: bigint('made_bytes', { mode: 'number' }).notNull().default(0), // of what is made of the source
    /** What its files take on this node. */
    localBytes: bigint('local_bytes', { mode: 'number' }).generatedAlwaysAs(
      sql`source_bytes + made_bytes`,
    ),
    sourceFilename: text('source_filename'),
    sourceFacts: jsonb('source_facts').$type<SourceFacts>(),
    loudness: jsonb().$type<Loudness>(), // of what is made of the source
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    publishedAt: instant('published_at'),
    originallyPublishedAt: instant('originally_published_at'),
    /** Rises by one with every tenfold of liking, and with every 12.5 hours by which a video is newer. */
    hot: doublePrecision().generatedAlwaysAs(HOT),
  },
  (t) => [...listIndexes(t), index('videos_channel').on(t.channelId, t.id)],
);

/** Passwords that open a video of privacy 5; shown to its owner, as the contract has it. */
export const videoPasswords = pgTable(
  'video_passwords',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    password: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('video_passwords_once').on(t.videoId, t.password)],
);

/** One fragmented MP4 and its byte-range playlist. `height` 0 is audio only. */
export const renditions = pgTable(
  'renditions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    ...renditionColumns(),
    /** What ffprobe says of it, once somebody has asked. */
    metadata: jsonb().$type<FileMetadata>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('renditions_rung').on(t.videoId, t.height)],
);

export const thumbnails = pgTable(
  'thumbnails',
  {
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    width: smallint().notNull(),
    height: smallint().notNull(),
    blobKey: text('blob_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.width] })],
);

/** A sprite of frames for the seek bar: `spriteSeconds` of video per cell, row by row. */
export const storyboards = pgTable('storyboards', {
  videoId: integer('video_id')
    .primaryKey()
    .references(() => videos.id, { onDelete: 'cascade' }),
  blobKey: text('blob_key').notNull(),
  totalWidth: smallint('total_width').notNull(),
  totalHeight: smallint('total_height').notNull(),
  spriteWidth: smallint('sprite_width').notNull(),
  spriteHeight: smallint('sprite_height').notNull(),
  spriteSeconds: real('sprite_seconds').notNull(),
});

/** A video that is out of sight; `videos.blocked` says so where videos are listed. */
export const videoBlocks = pgTable(
  'video_blocks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    videoId: integer('video_id')
      .notNull()
      .unique()
      .references(() => videos.id, { onDelete: 'cascade' }),
    unfederated: boolean().notNull().default(false),
    type: smallint().notNull().default(1), // BlockType
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('video_blocks_newest').on(t.createdAt, t.id)],
);

/** What BitTorrent knows of a stored file, a rendition's or the source's. It goes with its file. */
export const torrents = pgTable(
  'torrents',
  {
    blobKey: text('blob_key')
      .primaryKey()
      .references(() => blobs.key, { onDelete: 'cascade' }),
    videoId: integer('video_id')
      .notNull()
      .references(() => videos.id, { onDelete: 'cascade' }),
    name: text().notNull().unique(), // of the `.torrent`, not to be guessed
    infoHash: text('info_hash').notNull(), // SHA-1 of `info`, in hex
    info: bytea().notNull(), // the info dictionary, bencoded (BEP 3): 20 bytes for each piece
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('torrents_video').on(t.videoId)],
);
