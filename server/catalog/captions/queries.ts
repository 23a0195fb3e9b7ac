import { and, asc, eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { captionCues, videoCaptions } from '../part-tables.ts';
import { wordsOf } from '../search/words-queries.ts';

export type Caption = typeof videoCaptions.$inferSelect;
export type CueRow = { startSeconds: number; endSeconds: number; text: string };

const CUES_PER_STATEMENT = 1000;

/** The captions of a video, by language. */
export const captionsOf = (db: Db, videoId: number): Promise<Caption[]> =>
  db
    .select()
    .from(videoCaptions)
    .where(eq(videoCaptions.videoId, videoId))
    .orderBy(asc(videoCaptions.language));

/** Takes a caption away with its cues, and returns the key of its blob if there was one. */
export async function deleteCaptionRow(
  tx: Db,
  videoId: number,
  language: string,
): Promise<string | undefined> {
  await tx
    .delete(captionCues)
    .where(and(eq(captionCues.videoId, videoId), eq(captionCues.language, language)));
  const [gone] = await tx
    .delete(videoCaptions)
    .where(and(eq(videoCaptions.videoId, videoId), eq(videoCaptions.language, language)))
    .returning({ key: videoCaptions.blobKey });
  return gone?.key;
}

export async function insertCaption(
  tx: Db,
  caption: { videoId: number; language: string; blobKey: string },
  cues: CueRow[],
): Promise<void> {
  const { videoId, language } = caption;
  await tx.insert(videoCaptions).values(caption);
  for (let at = 0; at < cues.length; at += CUES_PER_STATEMENT) {
    const rows = cues.slice(at, at + CUES_PER_STATEMENT);
    const words = ({ text }: CueRow) => wordsOf(sql`${text}::text`, sql`${language}::text`);
    await tx
      .insert(captionCues)
      .values(rows.map((cue) => ({ videoId, language, ...cue, words: words(cue) })));
  }
}
