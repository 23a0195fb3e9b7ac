import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import type { Span } from './statistics-api.ts';

const DAY_MS = 86_400_000;

/** Stretches of time to look at, in days; 0 is all of it. */
export const SPANS = [
  [0, t('All time')],
  [7, t('Last 7 days')],
  [30, t('Last 30 days')],
  [365, t('Last year')],
] as const;

/** The last days, up to now. */
export function spanOf(days: number, now = Date.now()): Span {
  if (days === 0) return null;
  return {
    startDate: new Date(now - days * DAY_MS).toISOString(),
    endDate: new Date(now).toISOString(),
  };
}

/** How a moment of a series is called: by the hour where its steps are shorter than a day. */
export function formatStep(date: string, groupInterval: string): string {
  const isShort = /hour|minute/.test(groupInterval);
  const style: Intl.DateTimeFormatOptions = isShort
    ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return formatMoment(date, style);
}
