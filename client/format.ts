const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `No views yet`, `1 view`, `1.2K views`. */
export function formatViews(views: number): string {
  if (views === 0) return 'No views yet';
  return `${compact.format(views)} ${views === 1 ? 'view' : 'views'}`;
}

/** How long ago a moment was: `3 hours ago`, `yesterday`, `just now`. */
export function formatAgo(moment: string, now = Date.now()): string {
  const seconds = (now - Date.parse(moment)) / 1000;
  const [unit, size] = UNITS.find(([, shortest]) => seconds >= shortest) ?? [];
  return unit && size ? relative.format(-Math.floor(seconds / size), unit) : 'just now';
}

/** A day as people write it: `21 November 2026`. */
export const formatDate = (moment: string): string => calendar.format(new Date(moment));

/** Bytes as people count them: `640 kB`, `1.4 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const maximumFractionDigits = step >= 3 ? 1 : 0;
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: units[step]!,
    maximumFractionDigits,
  }).format(bytes / 1000 ** step);
}

/** How long something will still take: `a few seconds`, `40 seconds`, `3 minutes`, `1 hour 10 minutes`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds';
  if (seconds < 50) return `${Math.ceil(seconds / 5) * 5} seconds`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return count(minutes, 'minute');
  const rest = minutes % 60;
  return rest === 0
    ? count(minutes / 60, 'hour')
    : `${count(Math.floor(minutes / 60), 'hour')} ${count(rest, 'minute')}`;
}

const count = (many: number, unit: string) => `${many} ${unit}${many === 1 ? '' : 's'}`;
