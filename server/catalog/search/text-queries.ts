import { sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videoCaptions } from '../part-tables.ts';
import { videos } from '../tables.ts';
import { CONFIGURATIONS } from './languages.ts';
import { searchWords } from './tables.ts';

const MAX_WORDS = 10;

/** The languages videos and captions are in, found by skipping through their indexes. */
export async function findLanguages(db: Db): Promise<string[]> {
  const rows = await db.execute<{ language: string }>(sql`
    ${languagesOf(videos)} union ${languagesOf(videoCaptions)}`);
  return rows.map(({ language }) => language);
}

const languagesOf = (table: typeof videos | typeof videoCaptions) => sql`(
  with recursive known as (
    (select language from ${table} where language is not null order by language limit 1)
    union all
    select (select t.language from ${table} t where t.language > known.language
      order by t.language limit 1)
    from known where known.language is not null)
  select language from known where language is not null limit 100)`;

/**
 * What was typed as a tsquery (`websearch_to_tsquery`: quotes, `or`, `-`), in the words of each language; undefined when
 * nothing is left to look for.
 */
export async function readWords(db: Db, text: string, languages: string[]) {
  const configurations = languages.map((tag) => CONFIGURATIONS[tag.toLowerCase().split('-')[0]!]);
  const names = [...new Set(['simple', ...configurations.filter((name) => name !== undefined)])];
  const [row] = await db.execute<{ query: string | null }>(sql`
    select string_agg(distinct '(' || query::text || ')', ' | ') as query
    from (select websearch_to_tsquery(name::regconfig, unaccent(${text})) as query
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) name) asked
    where numnode(query) > 0`);
  return row?.query ?? undefined;
}

/** The text with each word that no title holds replaced by the one most like it; undefined if none is. */
export async function correct(db: Db, text: string): Promise<string | undefined> {
  const typed =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,40}/gu)
      ?.slice(0, MAX_WORDS) ?? [];
  if (typed.length === 0) return undefined;
  const rows = await db.execute<{ typed: string; meant: string | null }>(sql`
    select typed, coalesce(
      (select word from ${searchWords} where word = unaccent(typed)),
      (select word from ${searchWords} where word % unaccent(typed)
        order by similarity(word, unaccent(typed)) desc, word limit 1)) as meant
    from jsonb_array_elements_text(${JSON.stringify(typed)}::jsonb) typed`);
  const meant = rows.map((row) => row.meant ?? row.typed).join(' ');
  return meant === typed.join(' ') ? undefined : meant;
}
