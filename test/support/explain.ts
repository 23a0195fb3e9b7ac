import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

import type { Db } from '../../server/platform/db.ts';

/** How PostgreSQL would answer a query, with fresh statistics. */
export async function explain(db: Db, query: SQLWrapper): Promise<string> {
  await db.execute(sql`analyze`);
  const lines = await db.execute(sql`explain ${query}`);
  return lines.map((line) => Object.values(line).join(' ')).join('\n');
}

/** How PostgreSQL would answer a statement that is planned once, whatever its values. */
export async function explainPlanned(db: Db, statement: SQL | string): Promise<string> {
  await db.execute(sql`analyze`);
  const text =
    typeof statement === 'string' ? statement : new PgDialect().sqlToQuery(statement).sql;
  const lines = await db.execute(sql.raw(`explain (generic_plan) ${text}`));
  return lines.map((line) => Object.values(line).join(' ')).join('\n');
}

/** How many rows an index holds, as far as the statistics of the last plan know. */
export async function rowsOfIndex(db: Db, name: string): Promise<number> {
  const [row] = await db.execute<{ rows: number }>(
    sql`select reltuples::int as rows from pg_class where relname = ${name}`,
  );
  return row!.rows;
}
