type Unit = 'minute' | 'hour' | 'day' | 'month';
type Step = { count: number; unit: Unit };

const HOUR = 3600;
const DAY = 24 * HOUR;
const MONTH = 31 * DAY;
const YEAR = 365 * DAY;

/** How coarse a series is, by the least seconds it spans (contract § stats/timeseries): never more than 200 intervals. */
const STEPS: [number, Step][] = [
  [6 * YEAR, { count: 6, unit: 'month' }],
  [2 * YEAR, { count: 1, unit: 'month' }],
  [6 * MONTH, { count: 7, unit: 'day' }],
  [2 * MONTH, { count: 2, unit: 'day' }],
  [15 * DAY, { count: 1, unit: 'day' }],
  [8 * DAY, { count: 12, unit: 'hour' }],
  [4 * DAY, { count: 6, unit: 'hour' }],
  [15 * HOUR, { count: 1, unit: 'hour' }],
  [3 * HOUR, { count: 10, unit: 'minute' }],
];
const FINEST: Step = { count: 1, unit: 'minute' };

/** The intervals a span is divided into: where each starts, in UTC, and how long they are in words (`10 minutes`). */
export function intervalsOf({ startDate, endDate }: { startDate: Date; endDate: Date }) {
  const spanSeconds = (endDate.getTime() - startDate.getTime()) / 1000;
  const step = STEPS.find(([least]) => spanSeconds >= least)?.[1] ?? FINEST;
  const starts: Date[] = [];
  for (let at = floor(startDate, step.unit); at <= endDate; at = after(at, step)) starts.push(at);
  return { groupInterval: `${step.count} ${step.unit}${step.count > 1 ? 's' : ''}`, starts };
}

const SECONDS = { minute: 60, hour: HOUR, day: DAY };

function floor(date: Date, unit: Unit): Date {
  if (unit === 'month') return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth()));
  const unitMs = SECONDS[unit] * 1000;
  return new Date(Math.floor(date.getTime() / unitMs) * unitMs);
}

const after = (date: Date, { count, unit }: Step) =>
  unit === 'month'
    ? new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count))
    : new Date(date.getTime() + count * SECONDS[unit] * 1000);
