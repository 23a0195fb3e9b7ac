import { formatUnit } from '../../i18n/format.ts';

const digits = (value: number) => ({ maximumFractionDigits: value < 10 ? 1 : 0 });

/** How long something is, in the unit that suits it: `4.2 sec`, `12 min`, `3.5 hr`. */
export function formatSpan(seconds: number): string {
  if (seconds < 60) return formatUnit(seconds, 'second', digits(seconds));
  if (seconds < 3600) return formatUnit(seconds / 60, 'minute', digits(seconds / 60));
  return formatUnit(seconds / 3600, 'hour', digits(seconds / 3600));
}
