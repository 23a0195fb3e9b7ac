import { sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { watchSessions } from '../tables.ts';
import { isWithin } from './overall-queries.ts';

/** What is counted: the intervals that begin at `starts`, the last of which ends at `endDate`. */
export type Series = { videoId: number; starts: Date[]; endDate: Date };

/** The value of each interval by its number, which counts from 1; none where it is 0. */
type Values = Promise<{ interval: number; value: number }[]>;

const { startedAt, endedAt, watchedSeconds } = watchSessions;

/** How many watched at some moment of each interval. */
export async function countViewers(db: Db, series: Series): Values {
  const intervals = sql`generate_series(
    greatest(${intervalAt(startedAt, series)}, 1), ${intervalAt(endedAt, series)})`;
  const touched = db
    .select({ interval: sql<number>`${intervals}`.as('interval') })
    .from(watchSessions)
    .where(isInside(series))
    .as('touched');
  return db
    .select({ interval: touched.interval, value: sql<number>`count(*)::int` })
    .from(touched)
    .groupBy(touched.interval);
}

/** How many seconds were watched by those whose watching ended in each interval, so that each counts once. */
export async function sumWatched(db: Db, series: Series): Values {
  const ended = db
    .select({
      interval: sql<number>`${intervalAt(endedAt, series)}`.as('interval'),
      seconds: watchedSeconds,
    })
    .from(watchSessions)
    .where(sql`${isInside(series)} and ${endedAt} <= ${series.endDate.toISOString()}::timestamptz`)
    .as('ended');
  return db
    .select({ interval: ended.interval, value: sql<number>`sum(${ended.seconds})::float8` })
    .from(ended)
    .groupBy(ended.interval);
}

const intervalAt = (moment: typeof startedAt | typeof endedAt, { starts }: Series) =>
  sql`width_bucket(${moment}, ${`{${starts.map((start) => start.toISOString()).join(',')}}`}::timestamptz[])`;

const isInside = ({ videoId, starts, endDate }: Series) =>
  isWithin({ videoId, startDate: starts[0], endDate });
