import type { Db } from '../../platform/db.ts';
import { intervalsOf } from './intervals.ts';
import { countViewers, sumWatched } from './series-queries.ts';

const BY_METRIC = { viewers: countViewers, aggregateWatchTime: sumWatched };

export const METRICS = ['viewers', 'aggregateWatchTime'] as const;

type Spanned = { videoId: number; startDate: Date; endDate: Date };

/** A metric of a video for each interval of a span, also those in which nobody watched. */
export async function seriesOf(db: Db, metric: (typeof METRICS)[number], spanned: Spanned) {
  const { groupInterval, starts } = intervalsOf(spanned);
  const values = await BY_METRIC[metric](db, { ...spanned, starts });
  const byInterval = new Map(values.map(({ interval, value }) => [interval, value]));
  return {
    groupInterval,
    data: starts.map((start, index) => ({
      date: start.toISOString(),
      value: byInterval.get(index + 1) ?? 0,
    })),
  };
}
