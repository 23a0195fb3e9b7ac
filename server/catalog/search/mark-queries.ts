import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { videos } from '../tables.ts';

/**
 * Every document holds two marks of its place in time, shared by videos of 2^13 and of 2^16 numbers in a row. So a search
 * reads the newest of many matches and stops: words that are everywhere cost a few thousand postings, however many videos
 * there are, and words that are rare cost few marks.
 */
const [SMALL, LARGE] = [13, 16];

const smallMark = (block: SQL) => sql`'~~' || (${block})`;
const largeMark = (block: SQL) => sql`'~' || (${block})`;
const blockOf = (id: SQL | AnyPgColumn, bits: number) => sql`${id} >> ${sql.raw(String(bits))}`;

/** The marks of a video, as a tsvector. */
export const marksOf = (id: AnyPgColumn) =>
  sql`array_to_tsvector(array[${smallMark(blockOf(id, SMALL))}, ${largeMark(blockOf(id, LARGE))}])`;

/** All marks, the newest first, as rows of `mark`, a tsquery: small ones for the two newest large blocks, then large ones. */
export const MARKS = sql`(
  with newest as (select max(id) as id from ${videos})
  select ('''' || mark || '''')::tsquery as mark from (
    select ${smallMark(sql`block`)} as mark
    from newest, generate_series(${blockOf(sql`newest.id`, SMALL)},
      greatest(0, ((${blockOf(sql`newest.id`, LARGE)}) - 1) << ${sql.raw(String(LARGE - SMALL))}), -1) block
    union all
    select ${largeMark(sql`block`)}
    from newest, generate_series((${blockOf(sql`newest.id`, LARGE)}) - 2, 0, -1) block) marks)`;
