import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { videos } from '../tables.ts';

/**
 * Every document holds marks of its place in time, shared by videos of 2^13 to 2^21 numbers in a row, each by four times as
 * many as the one before. So a search reads the newest of many matches and stops: words that are everywhere cost a few
 * thousand postings, however many videos there are, and words that are rare cost few marks.
 */
const LEVELS = [13, 15, 17, 19, 21];
const [SMALLEST, LARGEST] = [literal(LEVELS[0]!), literal(LEVELS.at(-1)!)];

const mark = (bits: SQL, block: SQL) => sql`'~' || ${bits} || '~' || ${block}`;

/** The marks of a video, as a tsvector. */
export const marksOf = (id: AnyPgColumn) => {
  const marks = LEVELS.map(literal).map((bits) => mark(bits, sql`(${id} >> ${bits})`));
  return sql`array_to_tsvector(array[${sql.join(marks, sql`, `)}])`;
};

/**
 * The marks of all videos, the newest first, as rows of `mark`, a tsquery: of each level one to four, back to where a mark
 * of the next one ends.
 */
export const MARKS = sql`(
  with recursive levels as (
    select ${SMALLEST} as bits, max(id) >> ${SMALLEST} as newest from ${videos}
    union all
    select bits + 2, (newest >> 2) - 1 from levels where bits < ${LARGEST} and newest > 3)
  select ('''' || ${mark(sql`bits`, sql`block`)} || '''')::tsquery as mark
  from levels, generate_series(newest,
    case when bits < ${LARGEST} then (newest >> 2) << 2 else 0 end, -1) block)`;

function literal(value: number) {
  return sql.raw(String(value));
}
