import { type SQLWrapper, sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';

/** How PostgreSQL would answer a query, with fresh statistics. */
export async function explain(db: Db, query: SQLWrapper): Promise<string> {
  await db.execute(sql`analyze`);
  const lines = await db.execute(sql`explain ${query}`);
  return lines.map((line) => Object.values(line).join(' ')).join('\n');
}
