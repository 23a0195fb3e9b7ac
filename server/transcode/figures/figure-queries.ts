import { and, eq, gte, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

import type { Db } from '../../platform/db.ts';
import { encodingDays, transcodes, waitingDays } from '../tables.ts';

const today = sql`(now() at time zone 'utc')::date`;

export type Encoding = Pick<
  typeof encodingDays.$inferSelect,
  'encoder' | 'runs' | 'failures' | 'mediaSeconds' | 'workSeconds'
>;

/** Adds to what an encoder did today. */
export const addEncoding = (db: Db, { encoder, ...done }: Encoding) =>
  db
    .insert(encodingDays)
    .values({ day: today, encoder, ...done })
    .onConflictDoUpdate({
      target: [encodingDays.day, encodingDays.encoder],
      set: {
        runs: sql`${encodingDays.runs} + excluded.runs`,
        failures: sql`${encodingDays.failures} + excluded.failures`,
        mediaSeconds: sql`${encodingDays.mediaSeconds} + excluded.media_seconds`,
        workSeconds: sql`${encodingDays.workSeconds} + excluded.work_seconds`,
      },
    });

/** Adds how long a source has waited since it was planned, or had been paused, if it still waits. */
export const addWait = (db: Db, videoId: number) => {
  const waited = sql`extract(epoch from now() - ${transcodes.waitingSince})`;
  return db.execute(sql`insert into ${waitingDays} (day, sources, waited_seconds, longest_seconds)
    select ${today}, 1, ${waited}, ${waited} from ${transcodes}
    where ${and(eq(transcodes.videoId, videoId), eq(transcodes.stage, 'waiting'))}
    on conflict (day) do update set sources = ${waitingDays.sources} + 1,
      waited_seconds = ${waitingDays.waitedSeconds} + excluded.waited_seconds,
      longest_seconds = greatest(${waitingDays.longestSeconds}, excluded.longest_seconds)`);
};

const isWithin = (column: PgColumn, days: number) => gte(column, sql`${today} - ${days}::int`);

const total = (column: PgColumn) => sql<number>`sum(${column})::float8`;

/** What each encoder did in the days before now, the most used first. */
export const sumEncodings = (db: Db, days: number): Promise<Encoding[]> =>
  db
    .select({
      encoder: encodingDays.encoder,
      runs: total(encodingDays.runs),
      failures: total(encodingDays.failures),
      mediaSeconds: total(encodingDays.mediaSeconds),
      workSeconds: total(encodingDays.workSeconds),
    })
    .from(encodingDays)
    .where(isWithin(encodingDays.day, days))
    .groupBy(encodingDays.encoder)
    .orderBy(sql`sum(${encodingDays.mediaSeconds}) desc`, encodingDays.encoder);

/** How many sources waited in those days, and how long. */
export const sumWaits = async (db: Db, days: number) =>
  (
    await db
      .select({
        sources: sql<number>`coalesce(sum(${waitingDays.sources}), 0)::int`,
        waitedSeconds: sql<number>`coalesce(sum(${waitingDays.waitedSeconds}), 0)::float8`,
        longestSeconds: sql<number>`coalesce(max(${waitingDays.longestSeconds}), 0)::float8`,
      })
      .from(waitingDays)
      .where(isWithin(waitingDays.day, days))
  )[0]!;
