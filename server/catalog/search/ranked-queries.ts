import { type Placeholder, type SQL, sql } from 'drizzle-orm';

import { MARKS } from './mark-queries.ts';
import { videoDocuments } from './tables.ts';

/** So many are ranked among themselves, before the next: what a common word costs grows with them. */
export const RANKED_TOGETHER = 100;

type Words = string | Placeholder;

/** What is searched: documents with what `which` is about, until `reach` are found. */
export type Among = { from: SQL; which: SQL | undefined; reach: number };

/** The order of what is ranked. */
export const BEST_FIRST = sql`together, rank desc, id desc`;

/** The numbers of videos that hold the words, and how well: those that hold them in their titles first. */
export const ranked = (words: Words, among: Among) => sql`(
  select id, rank, (row_number() over () - 1) / ${literal(RANKED_TOGETHER)} as together from (
    select * from ${newest(sql`title`, words, among)} titles
    union all select * from ${newest(sql`document`, words, {
      ...among,
      which: sql`${among.which} and not ${videoDocuments.title} @@ ${words}::tsquery`,
    })} rest
    limit ${literal(among.reach)}) newest) found`;

/** Reads mark after mark, the newest first, and stops when there is enough. */
export const newest = (column: SQL, words: Words, { from, which, reach }: Among) => sql`(
  select held.id, held.rank
  from ${MARKS} marks
  cross join lateral (
    select ${videoDocuments.videoId} as id, ts_rank(document, ${words}::tsquery, 1) as rank
    from ${from}
    where ${videoDocuments}.${column} @@ mark
      and ${videoDocuments}.${column} @@ ${words}::tsquery
      and ${which}
    limit ${literal(reach)}) held
  limit ${literal(reach)})`;

/** In the text of the statement, where a plan that is made once sees it. */
const literal = (limit: number) => sql.raw(String(limit));
