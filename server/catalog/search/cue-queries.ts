import { sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { captionCues } from '../part-tables.ts';

/** A moment of a video at which what was searched for is said. */
export type CaptionHit = { startSeconds: number; text: string; language: string };

const HITS = 3; // of a video
const MAX_CUES = 5_000; // of a video that are looked through
const TEXT_CHARACTERS = 300;

/** The same words, where one of them is enough; those that must not be there are left out. */
const oneOf = (words: string) =>
  sql`regexp_replace(querytree(${words}::tsquery), '&|<->|<\\d+>', '|', 'g')::tsquery`;

/**
 * The first cues of each of these videos that hold the words, by video: where none holds all of what was looked for, those
 * that hold some, since words that are found in captions may be said one after the other.
 */
export async function findCues(db: Db, videoIds: number[], words: string) {
  if (videoIds.length === 0) return new Map<number, CaptionHit[]>();
  const rows = await db.execute<CaptionHit & { videoId: number }>(sql`
    select wanted.id::int as "videoId", hits.at as "startSeconds", hits.said as text, hits.tag as language
    from jsonb_array_elements_text(${JSON.stringify(videoIds)}::jsonb) wanted (id)
    cross join lateral (
      select at, said, tag from (
        select at, said, tag, words @@ ${words}::tsquery as holds_all,
          bool_or(words @@ ${words}::tsquery) over () as some_hold_all
        from (
          select ${captionCues.startSeconds} as at, ${captionCues.language} as tag,
            left(${captionCues.text}, ${TEXT_CHARACTERS}) as said, ${captionCues.words} as words
          from ${captionCues} where ${captionCues.videoId} = wanted.id::int limit ${MAX_CUES}) cues
        where words @@ ${oneOf(words)}) held
      where holds_all = some_hold_all
      order by at, tag limit ${HITS}) hits
    order by hits.at`);
  const hits = Map.groupBy(rows, ({ videoId }) => videoId);
  return new Map([...hits].map(([id, cues]) => [id, cues.map(hitOf)]));
}

const hitOf = ({ startSeconds, text, language }: CaptionHit): CaptionHit => ({
  startSeconds,
  text,
  language,
});
