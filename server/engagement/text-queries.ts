import { or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Whether one of these columns holds the text, in any case of letters, taken as it is: nothing in it is a pattern. */
export const holds = (text: string, ...columns: PgColumn[]): SQL | undefined =>
  or(...columns.map((column) => sql`strpos(lower(${column}), lower(${text})) > 0`));
