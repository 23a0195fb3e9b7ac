import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A row as JSON, for columns that hold rows of other tables. No dates and big numbers: JSON has none. */
export const jsonObject = (columns: Record<string, AnyPgColumn | SQL>): SQL =>
  sql`json_build_object(${sql.join(
    Object.entries(columns).flatMap(([name, column]) => [sql`${name}::text`, sql`${column}`]),
    sql`, `,
  )})`;
