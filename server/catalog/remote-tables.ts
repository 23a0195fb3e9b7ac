import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';

import { instant } from '../platform/columns.ts';
import { MIRROR_HEALTH } from './copies/copy.ts';
import type { RemoteFile, RemoteLive, RemotePlaylist, RemoteStoryboard } from './remote/media.ts';
import type { SignedFile } from './remote/signed-files.ts';
import { videos } from './tables.ts';

const ofVideo = () =>
  integer('video_id')
    .notNull()
    .references(() => videos.id, { onDelete: 'cascade' });

/** Where another node keeps the media of a video of its own, as players are told. Every such video has a row. */
export const remoteMedia = pgTable('remote_media', {
  videoId: ofVideo().primaryKey(),
  streamingPlaylists: jsonb('streaming_playlists').$type<RemotePlaylist[]>().notNull(),
  files: jsonb().$type<RemoteFile[]>().notNull(), // without a playlist that names them
  trackerUrls: text('tracker_urls').array().notNull(),
  storyboard: jsonb().$type<RemoteStoryboard>(),
  live: jsonb().$type<RemoteLive>(), // only of a live video
  thumbnailsFrom: text('thumbnails_from'), // the address they were copied from
  changedAt: instant('changed_at').notNull(), // by the clock of its node: what is older than this is old
  refreshedAt: instant('refreshed_at').notNull().defaultNow(), // when its node last said how it is
});

/** What another node signed for of a video of its own: its files, with their hashes. */
export const remoteManifests = pgTable('remote_manifests', {
  videoId: ofVideo().primaryKey(),
  issuedAt: instant('issued_at').notNull(), // by the clock of its node
  files: jsonb().$type<SignedFile[]>().notNull(),
  document: jsonb().$type<Record<string, unknown>>().notNull(), // as it was signed, to be passed on
});

/** Videos of other nodes that moderators of this one removed: they do not come back. */
export const removedVideos = pgTable('removed_videos', {
  url: text().primaryKey(),
  removedAt: instant('removed_at').notNull().defaultNow(),
});

/** The words of another node's video in one language, where that node keeps them. */
export const remoteCaptions = pgTable(
  'remote_captions',
  {
    videoId: ofVideo(),
    language: text().notNull(),
    automaticallyGenerated: boolean('automatically_generated').notNull(),
    url: text().notNull(),
    m3u8Url: text('m3u8_url'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.language] })],
);

/** Copies have numbers of one row, whoever keeps them: administrators name them by these. */
export const redundancyIds = pgSequence('redundancy_ids');

export const nextRedundancyId = () =>
  integer()
    .notNull()
    .default(sql`nextval('redundancy_ids')`);

export const mirrorHealth = pgEnum('mirror_health', MIRROR_HEALTH);

/** Copies that other nodes keep of the HLS files of a video, whichever it is of: one a node. */
export const videoMirrors = pgTable(
  'video_mirrors',
  {
    id: nextRedundancyId().unique(),
    videoId: ofVideo(),
    host: text().notNull(), // of who keeps it
    url: text().notNull().unique(), // its id there
    baseUrl: text('base_url').notNull(), // the directory its files lie in
    expiresAt: instant('expires_at'), // none: until it is taken back
    health: mirrorHealth().notNull().default('unknown'), // of one that is ill players are not told
    problem: text(), // what is wrong with it, for administrators
    failures: smallint().notNull().default(0), // probes that failed, one after the other
    bytesPerSecond: bigint('bytes_per_second', { mode: 'number' }), // at the last probe that went well
    probedAt: instant('probed_at'),
    nextProbeAt: instant('next_probe_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.videoId, t.host] }),
    index('video_mirrors_expiring').on(t.expiresAt),
    index('video_mirrors_to_probe').on(t.nextProbeAt),
  ],
);
