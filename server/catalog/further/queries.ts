import { and, asc, desc, eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { blobs } from '../../platform/tables.ts';
import { furtherRenditions } from '../part-tables.ts';
import { videos } from '../tables.ts';
import type { FurtherCodec, FurtherRendition } from './further-rendition.ts';

/** The file of a rung in another codec than H.264, and the bitrate playlists tell of it. */
export type FurtherFile = {
  codec: FurtherCodec;
  height: number;
  key: string;
  place: string;
  bitsPerSecond: number;
};

/** The files of a video in further codecs: a column for queries over `videos`. */
export const furtherColumn = sql<FurtherFile[]>`(
  select coalesce(json_agg(json_build_object('codec', ${furtherRenditions.codec}, 'height', ${furtherRenditions.height},
    'key', ${blobs.key}, 'place', ${blobs.place}, 'bitsPerSecond', ${furtherRenditions.peakBitsPerSecond})
    order by ${furtherRenditions.codec}, ${furtherRenditions.height}), '[]')
  from ${furtherRenditions} join ${blobs} on ${blobs.key} = ${furtherRenditions.blobKey}
  where ${furtherRenditions.videoId} = ${videos.id})`;

/** What of a video there is in further codecs, the best of each first. */
export const furtherRenditionsOf = (db: Db, videoId: number): Promise<FurtherRendition[]> =>
  db
    .select()
    .from(furtherRenditions)
    .where(eq(furtherRenditions.videoId, videoId))
    .orderBy(asc(furtherRenditions.codec), desc(furtherRenditions.height));

/** Inserts what is not there yet. */
export const insertFurther = (tx: Db, videoId: number, renditions: FurtherRendition[]) =>
  tx
    .insert(furtherRenditions)
    .values(renditions.map((rendition) => ({ ...rendition, videoId })))
    .onConflictDoNothing();

/** Drops a rung in all further codecs; returns the keys of the blobs. */
export async function dropFurther(tx: Db, videoId: number, height: number): Promise<string[]> {
  const dropped = await tx
    .delete(furtherRenditions)
    .where(and(eq(furtherRenditions.videoId, videoId), eq(furtherRenditions.height, height)))
    .returning({ key: furtherRenditions.blobKey });
  return dropped.map(({ key }) => key);
}
