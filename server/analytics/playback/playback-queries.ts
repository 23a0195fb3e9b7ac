import { and, getTableColumns, gte, inArray, lt, lte, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { playbackHours } from '../tables.ts';

/** What is summed. */
export type Counted = Omit<typeof playbackHours.$inferSelect, 'videoId' | 'hour'>;

const { videoId: _video, hour, ...counters } = getTableColumns(playbackHours);
const names = Object.keys(counters) as (keyof Counted)[];

const forEach = <T>(make: (name: keyof Counted) => T) =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<keyof Counted, T>;

/** Adds what a player tells to the present hour of its video. */
export const addPlayback = (db: Db, videoId: number, counted: Counted) =>
  db
    .insert(playbackHours)
    .values({ videoId, hour: sql`date_trunc('hour', now())`, ...counted })
    .onConflictDoUpdate({
      target: [playbackHours.videoId, playbackHours.hour],
      set: forEach((name) => sql`${counters[name]} + ${counted[name]}::bigint`),
    });

/** The sums of all videos for each hour of a span, in their order. */
export const sumPlayback = (db: Db, { startDate, endDate }: { startDate: Date; endDate: Date }) =>
  db
    .select({ hour, ...forEach((name) => sql<number>`sum(${counters[name]})::float8`) })
    .from(playbackHours)
    .where(and(gte(hour, startDate), lte(hour, endDate)))
    .groupBy(hour)
    .orderBy(hour);

export const totalOf = (hours: Counted[]): Counted =>
  forEach((name) => hours.reduce((sum, counted) => sum + counted[name], 0));

/** Deletes the sums of hours so many days ago. Returns how many. */
export async function deleteOldPlayback(
  db: Db,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  const old = db
    .select({ row: sql`${playbackHours}.ctid` })
    .from(playbackHours)
    .where(lt(hour, sql`now() - make_interval(days => ${days})`))
    .limit(limit);
  const rows = await db
    .delete(playbackHours)
    .where(inArray(sql`${playbackHours}.ctid`, old))
    .returning({ hour });
  return rows.length;
}
