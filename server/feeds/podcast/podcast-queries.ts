import { asc, inArray } from 'drizzle-orm';

import { videoCaptions, videoChapters } from '../../catalog/part-tables.ts';
import type { Db } from '../../platform/db.ts';

/** The captions of these videos, by language. */
export const captionsAmong = (db: Db, videoIds: number[]) =>
  videoIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(videoCaptions)
        .where(inArray(videoCaptions.videoId, videoIds))
        .orderBy(asc(videoCaptions.language));

/** Those of these videos that have chapters. */
export async function chapteredAmong(db: Db, videoIds: number[]): Promise<Set<number>> {
  if (videoIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ videoId: videoChapters.videoId })
    .from(videoChapters)
    .where(inArray(videoChapters.videoId, videoIds));
  return new Set(rows.map(({ videoId }) => videoId));
}
