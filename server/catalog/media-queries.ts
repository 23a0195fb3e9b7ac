import { eq, sql } from 'drizzle-orm';

import { users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { blobs } from '../platform/tables.ts';
import { editorUserIds } from './collaboration/queries.ts';
import { furtherColumn } from './further/queries.ts';
import { growingRenditions } from './growing-tables.ts';
import { spokenTracks } from './part-tables.ts';
import type { NewRendition } from './rendition.ts';
import { channels, renditions, storyboards, thumbnails, videoPasswords, videos } from './tables.ts';
import { allowedSharing } from './visibility-queries.ts';

export type NewThumbnail = { width: number; height: number; blobKey: string };
export type NewStoryboard = Omit<typeof storyboards.$inferInsert, 'videoId'>;

/** Inserts what is not there yet; returns how many rungs were new. */
export async function insertRenditions(
  tx: Db,
  videoId: number,
  rows: NewRendition[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await tx
    .insert(renditions)
    .values(rows.map((row) => ({ ...row, videoId })))
    .onConflictDoNothing()
    .returning({ id: renditions.id });
  return added.length;
}

export const insertThumbnails = (tx: Db, videoId: number, rows: NewThumbnail[]) =>
  tx
    .insert(thumbnails)
    .values(rows.map((row) => ({ ...row, videoId })))
    .onConflictDoNothing();

export const insertStoryboard = (tx: Db, videoId: number, row: NewStoryboard) =>
  tx
    .insert(storyboards)
    .values({ ...row, videoId })
    .onConflictDoNothing();

export const insertPasswords = async (tx: Db, videoId: number, passwords: string[]) => {
  if (passwords.length === 0) return;
  await tx
    .insert(videoPasswords)
    .values(passwords.map((password) => ({ videoId, password })))
    .onConflictDoNothing();
};

/** What a transcode starts from. Undefined once the video is gone. */
export async function findSource(db: Db, videoId: number) {
  const [row] = await db
    .select({
      videoId: videos.id,
      uuid: videos.uuid,
      setUuid: videos.setUuid,
      state: videos.state,
      waitTranscoding: videos.waitTranscoding,
      facts: videos.sourceFacts,
      key: blobs.key,
      place: blobs.place,
    })
    .from(videos)
    .innerJoin(blobs, eq(blobs.key, videos.sourceKey))
    .where(eq(videos.id, videoId));
  if (!row?.facts) return undefined;
  return { ...row, facts: row.facts };
}

/** A rendition's file: which rung it is, where its bytes are, and the bitrate playlists tell of it. */
export type MediaFile = {
  renditionId: number;
  height: number;
  key: string;
  place: string;
  bitsPerSecond: number;
};

/** The file of a rendition that is still made: how much of it may be read by now. */
export type GrowingFile = MediaFile & { sizeBytes: number };

/** The file of another language a video is spoken in. */
export type SpokenFile = { language: string; key: string; place: string };

/** What a video was made of. */
export type SourceFile = { key: string; place: string; mediaType: string };

/** The files of a video that grow: a column for queries over `videos`. */
const growingColumn = sql<GrowingFile[]>`(
  select coalesce(json_agg(json_build_object('renditionId', ${growingRenditions.id}, 'height', ${growingRenditions.height},
    'key', ${growingRenditions.blobKey}, 'place', 'local', 'bitsPerSecond', ${growingRenditions.peakBitsPerSecond}, 'sizeBytes', ${growingRenditions.sizeBytes})), '[]')
  from ${growingRenditions} where ${growingRenditions.videoId} = ${videos.id})`;

/** What a video was made of: a column likewise. */
const sourceColumn = sql<SourceFile | null>`(
  select json_build_object('key', ${blobs.key}, 'place', ${blobs.place}, 'mediaType', ${blobs.mediaType})
  from ${blobs} where ${blobs.key} = ${videos.sourceKey})`;

/** What delivery must know of a video: who may have its files, and where they are. One round trip, found or not. */
export async function findMedia(db: Db, videoUuid: string) {
  const passwords = db
    .select({ all: sql`coalesce(json_agg(${videoPasswords.password}), '[]')` })
    .from(videoPasswords)
    .where(eq(videoPasswords.videoId, videos.id));
  const file = sql`json_build_object('renditionId', ${renditions.id}, 'height', ${renditions.height},
    'key', ${blobs.key}, 'place', ${blobs.place}, 'bitsPerSecond', ${renditions.peakBitsPerSecond})`;
  const files = db
    .select({ all: sql`coalesce(json_agg(${file} order by ${renditions.id}), '[]')` })
    .from(renditions)
    .innerJoin(blobs, eq(blobs.key, renditions.blobKey))
    .where(eq(renditions.videoId, videos.id));
  const spoken = db
    .select({
      all: sql`coalesce(json_agg(json_build_object('language', ${spokenTracks.language}, 'key', ${blobs.key},
        'place', ${blobs.place}) order by ${spokenTracks.language}), '[]')`,
    })
    .from(spokenTracks)
    .innerJoin(blobs, eq(blobs.key, spokenTracks.blobKey))
    .where(eq(spokenTracks.videoId, videos.id));
  const [row] = await db
    .select({
      id: videos.id,
      uuid: videos.uuid,
      setUuid: videos.setUuid,
      privacy: videos.privacy,
      state: videos.state,
      blocked: videos.blocked,
      downloadEnabled: videos.downloadEnabled,
      allowedSharing,
      name: videos.name,
      ownerUserId: users.id,
      editorUserIds,
      passwords: sql<string[]>`(${passwords})`,
      files: sql<MediaFile[]>`(${files})`,
      growing: growingColumn,
      further: furtherColumn,
      spoken: sql<SpokenFile[]>`(${spoken})`,
      language: sql<string | null>`${videos.sourceFacts} #>> '{audio,language}'`, // of its own sound
      source: sourceColumn,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .leftJoin(users, eq(users.accountId, channels.accountId))
    .where(eq(videos.uuid, videoUuid));
  return row;
}

export type Media = NonNullable<Awaited<ReturnType<typeof findMedia>>>;
