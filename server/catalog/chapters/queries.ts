import { asc, eq } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videoChapters } from '../part-tables.ts';
import type { Chapter } from './parse-chapters.ts';

/** The chapters of a video, in order. */
export const findChapters = (db: Db, videoId: number): Promise<Chapter[]> =>
  db
    .select({ timecode: videoChapters.timecode, title: videoChapters.title })
    .from(videoChapters)
    .where(eq(videoChapters.videoId, videoId))
    .orderBy(asc(videoChapters.timecode));

export async function replaceChapters(tx: Db, videoId: number, chapters: Chapter[]): Promise<void> {
  await tx.delete(videoChapters).where(eq(videoChapters.videoId, videoId));
  if (chapters.length === 0) return;
  await tx.insert(videoChapters).values(chapters.map((chapter) => ({ videoId, ...chapter })));
}
