import { count, type SQL, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';

import type { Db } from '../../server/platform/db.ts';
import type { Range } from './paging.ts';

/** What a query finds, in an order, within a range (nothing without one), and how many rows it finds in all. */
export async function findListed<T extends PgSelect>(
  db: Db,
  query: T,
  order: SQL[],
  range: Range | undefined,
): Promise<{ total: number; rows: Awaited<T> | [] }> {
  const counting = db.select({ total: count() }).from(sql`(${query.getSQL()}) as listed`);
  const [[counted], rows] = await Promise.all([
    counting,
    range
      ? query
          .orderBy(...order)
          .limit(range.count)
          .offset(range.start)
      : [],
  ]);
  return { total: counted!.total, rows: rows as Awaited<T> | [] };
}
