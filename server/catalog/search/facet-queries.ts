import { type SQL, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { CATEGORIES, labelled, languageOf } from '../labels.ts';
import { videos } from '../tables.ts';

const MAX_VALUES = 30; // of each kind

/** How many of these videos are of each category and language, and have each tag; the most first. */
export async function countFacets(db: Db, videoIds: number[]) {
  if (videoIds.length === 0) return { categories: [], languages: [], tags: [] };
  const values = async <T>(value: SQL<T>): Promise<{ value: T; count: number }[]> =>
    db.execute<{ value: T; count: number }>(sql`
      select value, count(*)::int as count
      from (select ${value} as value from ${videos} where ${videos.id} in ${videoIds}) found
      where value is not null group by value order by count desc, value limit ${MAX_VALUES}`);
  const [categories, languages, tags] = await Promise.all([
    values(sql<number>`${videos.category}`),
    values(sql<string>`${videos.language}`),
    values(sql<string>`lower(unnest(${videos.tags}))`),
  ]);
  return {
    categories: categories.map(({ value, count }) => ({ ...labelled(CATEGORIES, value), count })),
    languages: languages.map(({ value, count }) => ({ ...languageOf(value), count })),
    tags: tags.map(({ value, count }) => ({ id: value, label: value, count })),
  };
}
