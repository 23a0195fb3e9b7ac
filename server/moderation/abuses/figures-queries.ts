import { sql } from 'drizzle-orm';

import { abuses } from '../../catalog/abuse-tables.ts';
import type { Db } from '../../platform/db.ts';

/** How many reports there are, and how long it takes until one is accepted or rejected (contract § ServerStats). */
export async function abuseFigures(db: Db) {
  const [figures] = await db
    .select({
      totalAbuses: sql<number>`count(*)::int`,
      totalAbusesProcessed: sql<number>`count(${abuses.processedAt})::int`,
      averageAbuseResponseTimeMs: sql<
        number | null
      >`round(1000 * avg(extract(epoch from ${abuses.processedAt} - ${abuses.createdAt})))::float8`,
    })
    .from(abuses);
  return figures!;
}
