export interface DayViews {
  date: string;
  views: number;
}

/** The views of several channels, day by day. */
export function sumPerDay(channels: readonly (readonly DayViews[])[]): DayViews[] {
  const byDay = new Map<string, number>();
  for (const { date, views } of channels.flat())
    byDay.set(date.slice(0, 10), (byDay.get(date.slice(0, 10)) ?? 0) + views);
  return [...byDay]
    .map(([date, views]) => ({ date, views }))
    .toSorted((one, other) => one.date.localeCompare(other.date));
}
