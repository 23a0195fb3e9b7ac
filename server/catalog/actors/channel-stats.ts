import type { Db } from '../../platform/db.ts';
import { KEPT_DAYS } from '../watching/queries.ts';
import { dailyViewsOf, totalViewsOf } from './channel-stats-queries.ts';

export type ChannelStats = { totalViews: number; viewsPerDay: { date: Date; views: number }[] };

/** How much the videos of each of these channels were watched: in all, and by day (UTC), the earliest first. */
export async function channelStats(
  db: Db,
  channelIds: number[],
): Promise<Map<number, ChannelStats>> {
  if (channelIds.length === 0) return new Map();
  const [totals, days] = await Promise.all([
    totalViewsOf(db, channelIds),
    dailyViewsOf(db, channelIds, KEPT_DAYS),
  ]);
  const all = new Map(totals.map(({ channelId, views }) => [channelId, views]));
  const daily = new Map(days.map(({ channelId, day, views }) => [`${channelId} ${day}`, views]));
  const dates = lastDays(KEPT_DAYS);
  const statsOf = (id: number) => ({
    totalViews: all.get(id) ?? 0,
    viewsPerDay: dates.map((date) => ({
      date,
      views: daily.get(`${id} ${date.toISOString().slice(0, 10)}`) ?? 0,
    })),
  });
  return new Map(channelIds.map((id) => [id, statsOf(id)]));
}

const DAY_MS = 86_400_000;

function lastDays(count: number): Date[] {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, n) => new Date(today - (count - 1 - n) * DAY_MS));
}
