import { and, count, eq, gte, lte, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { watchSessions } from '../tables.ts';
import type { Span } from './span.ts';

export type Measured = Span & { videoId: number };

const { startedAt, endedAt, watchedSeconds } = watchSessions;

/** The sessions with a video that were under way at some moment of the span. */
export const isWithin = ({ videoId, startDate, endDate }: Measured) =>
  and(
    eq(watchSessions.videoId, videoId),
    startDate && gte(endedAt, startDate),
    endDate && lte(startedAt, endDate),
  );

/** How many watched, and for how many seconds together and each. */
export const countWatched = async (db: Db, measured: Measured) =>
  (
    await db
      .select({
        totalWatchTime: sql<number>`coalesce(sum(${watchedSeconds}), 0)::float8`,
        averageWatchTime: sql<number>`coalesce(round(avg(${watchedSeconds})), 0)::int`,
        totalViewers: count(),
      })
      .from(watchSessions)
      .where(isWithin(measured))
  )[0]!;

/** When most watched at once, for the first time, and how many: at each start one more, after each end one fewer. */
export async function findPeak(db: Db, measured: Measured) {
  const from = measured.startDate?.toISOString() ?? '-infinity';
  const steps = db
    .select({
      at: sql`greatest(${startedAt}, ${from}::timestamptz)`.as('at'),
      step: one.as('step'),
    })
    .from(watchSessions)
    .where(isWithin(measured))
    .unionAll(
      db
        .select({ at: sql`${endedAt}`.as('at'), step: minusOne.as('step') })
        .from(watchSessions)
        .where(isWithin(measured)),
    )
    .as('steps');
  const counted = db
    .select({
      at: sql<number>`(extract(epoch from ${steps.at}) * 1000)::float8`.as('at_ms'),
      viewers: sql<number>`(sum(${steps.step}) over
        (order by ${steps.at}, ${steps.step} desc rows unbounded preceding))::int`.as('viewers'),
    })
    .from(steps)
    .as('counted');
  const [peak] = await db
    .select({ at: counted.at, viewers: counted.viewers })
    .from(counted)
    .orderBy(sql`${counted.viewers} desc`, counted.at)
    .limit(1);
  return peak && { viewers: peak.viewers, at: new Date(peak.at) };
}

const one = sql<number>`1`;
const minusOne = sql<number>`-1`;
