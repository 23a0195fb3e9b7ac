import { type SQL, sql } from 'drizzle-orm';

import { CONFIGURATIONS } from './languages.ts';

/** The configuration of a language; without one, words stay as they are. */
const configuration = (language: SQL) => sql`coalesce(
  ${JSON.stringify(CONFIGURATIONS)}::jsonb ->> split_part(lower(${language}), '-', 1), 'simple')::regconfig`;

/** The words of a text, as they are and as its language has them, without accents. */
export const wordsOf = (text: SQL, language: SQL) => sql`(
  to_tsvector('simple', unaccent(${text})) ||
  to_tsvector(${configuration(language)}, unaccent(${text})))`;
