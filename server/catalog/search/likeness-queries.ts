import { or, type SQL, sql } from 'drizzle-orm';

/** How a name holds what was typed: whether it is like it or contains it (both by trigrams), and how much. */
export const likenessOf = (typed: string, name: SQL) => {
  const text = sql`lower(${typed})`;
  const contains = sql`${name} like ${`%${typed.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`;
  return {
    isLike: or(sql`${text} <% ${name}`, contains),
    likeness: sql`greatest(word_similarity(${text}, ${name}), (${contains})::int)`,
  };
};
