import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { tombstones } from './tables.ts';

/** Writes down that something is gone, now. */
export const addTombstone = (db: Db, tombstone: { url: string; host: string }) =>
  db
    .insert(tombstones)
    .values({ ...tombstone, buriedAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({
      target: tombstones.url,
      set: { buriedAt: sql`clock_timestamp()` },
    });

/** Which of these are said to be gone, and since when, to the microsecond. */
export const findTombstones = (db: Db, urls: string[]) =>
  db
    .select({ url: tombstones.url, buriedAt: sql<string>`${tombstones.buriedAt}::text` })
    .from(tombstones)
    .where(inArray(tombstones.url, urls));

/** Forgets that something was gone, unless there was word of it since. */
export const removeTombstone = (db: Db, url: string, buriedAt: string) =>
  db
    .delete(tombstones)
    .where(and(eq(tombstones.url, url), eq(tombstones.buriedAt, sql`${buriedAt}::timestamptz`)));

/** Forgets what went so long ago, and the oldest beyond `maxRows`. */
export async function forgetTombstones(
  db: Db,
  { days, maxRows }: { days: number; maxRows: number },
): Promise<void> {
  await db
    .delete(tombstones)
    .where(lt(tombstones.buriedAt, sql`now() - make_interval(days => ${days})`));
  const oldest = db
    .select({ buriedAt: tombstones.buriedAt })
    .from(tombstones)
    .orderBy(sql`${tombstones.buriedAt} desc`)
    .offset(maxRows)
    .limit(1);
  await db.delete(tombstones).where(lte(tombstones.buriedAt, sql`(${oldest})`));
}
