import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';
import { instant } from '../platform/columns.ts';
import { SOURCE_KINDS } from './sources/source.ts';

const seconds = customType<{ data: string }>({ dataType: () => 'int4multirange' });

const ofVideo = () =>
  integer('video_id')
    .notNull()
    .references(() => videos.id, { onDelete: 'cascade' });

/**
 * Who watched which seconds of a video from when to when. `viewer` is a keyed hash, another one for each video, and is
 * forgotten when the session is over: nothing then says which sessions are of the same viewer.
 */
export const watchSessions = pgTable(
  'watch_sessions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    uuid: uuid().notNull().defaultRandom(), // by which other nodes hear of it
    videoId: ofVideo(),
    viewer: text(),
    startedAt: instant('started_at').notNull().defaultNow(),
    endedAt: instant('ended_at').notNull().defaultNow(),
    positionSeconds: integer('position_seconds').notNull(),
    /** As often as they were watched, while `sections` holds each second once. */
    watchedSeconds: integer('watched_seconds').notNull().default(0),
    sections: seconds().notNull().default('{}'),
    jumps: smallint().notNull().default(0),
    client: text(),
    device: text(),
    operatingSystem: text('operating_system'),
  },
  (t) => [
    uniqueIndex('watch_sessions_viewer')
      .on(t.viewer)
      .where(sql`${t.viewer} is not null`),
    index('watch_sessions_of_video').on(t.videoId, t.startedAt),
    index('watch_sessions_oldest').on(t.startedAt),
  ],
);

const counter = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/** What players told of playback, summed for each video and hour. */
export const playbackHours = pgTable(
  'playback_hours',
  {
    videoId: ofVideo(),
    hour: instant('hour').notNull(),
    reports: counter('reports'),
    reportsWithPeers: counter('reports_with_peers'),
    resolutionChanges: counter('resolution_changes'),
    errors: counter('errors'),
    stalls: counter('stalls'),
    originBytes: counter('origin_bytes'),
    mirrorBytes: counter('mirror_bytes'),
    peerBytes: counter('peer_bytes'),
    uploadedBytes: counter('uploaded_bytes'),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.hour] }), index('playback_hours_newest').on(t.hour)],
);

export const sourceKind = pgEnum('source_kind', SOURCE_KINDS);

/** How many viewers came from where, by the day in UTC. The host is empty where there is none, or one too many. */
export const viewSources = pgTable(
  'view_sources',
  {
    videoId: ofVideo(),
    day: date().notNull(),
    kind: sourceKind().notNull(),
    host: text().notNull(),
    viewers: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.videoId, t.day, t.kind, t.host] }),
    index('view_sources_oldest').on(t.day),
  ],
);
