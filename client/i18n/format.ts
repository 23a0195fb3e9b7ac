import { toTenths } from '../tenths.ts';
import { locale } from './language.ts';
import { plural, t } from './t.ts';

const compact = new Intl.NumberFormat(locale.tag, {
  notation: 'compact',
  maximumFractionDigits: 1,
});
const plain = new Intl.NumberFormat(locale.tag);
const percents = new Intl.NumberFormat(locale.tag, { style: 'percent' });
const relative = new Intl.RelativeTimeFormat(locale.tag, { numeric: 'auto' });
const calendar = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'long' });
const lists = new Intl.ListFormat(locale.tag);

const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `No views yet`, `1 view`, `1.2K views`. */
export const formatViews = (views: number): string =>
  views === 0
    ? t('No views yet')
    : plural(views, { one: '{count} view', other: '{count} views' }, { count: formatShort(views) });

/** How many watch what is live, as far as that is known; else how many have watched. */
export const formatAudience = ({ isLive, viewers, views }: Audience): string =>
  isLive && viewers > 0
    ? plural(
        viewers,
        { one: '{count} watching', other: '{count} watching' },
        { count: formatShort(viewers) },
      )
    : formatViews(views);

type Audience = { isLive: boolean; viewers: number; views: number };

/** `1 follower`, `1.2K followers`. */
export const formatFollowers = (many: number): string =>
  plural(
    many,
    { one: '{count} follower', other: '{count} followers' },
    { count: formatShort(many) },
  );

/** `1 boost`, `1.2K boosts`: how many show a video to those who follow them. */
export const formatBoosts = (many: number): string =>
  plural(many, { one: '{count} boost', other: '{count} boosts' }, { count: formatShort(many) });

/** A number in little room: `1.2K`. */
export const formatShort = (many: number): string => compact.format(many);

/** A number with all its digits: `1,234`. */
export const formatNumber = (many: number): string => plain.format(many);

/** A share of one: `12%`. */
export const formatPercent = (share: number): string => percents.format(share);

/** Several things as a sentence has them: `a, b, and c`. */
export const formatList = (things: readonly string[]): string => lists.format(things);

/** How long ago a moment was: `3 hours ago`, `yesterday`, `just now`. */
export function formatAgo(moment: string, now = Date.now()): string {
  const seconds = (now - Date.parse(moment)) / 1000;
  const [unit, size] = UNITS.find(([, shortest]) => seconds >= shortest) ?? [];
  return unit && size ? relative.format(-Math.floor(seconds / size), unit) : t('just now');
}

/** A day as people write it: `November 21, 2026`. */
export const formatDate = (moment: string): string => calendar.format(new Date(moment));

/** A moment, in a style of `Intl.DateTimeFormat`. */
export const formatMoment = (moment: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale.tag, style).format(new Date(moment));

/** An amount of a unit of `Intl.NumberFormat`: `12 min`, `1.4 GB`. */
export const formatUnit = (
  amount: number,
  unit: string,
  style: Intl.NumberFormatOptions = {},
): string => new Intl.NumberFormat(locale.tag, { style: 'unit', unit, ...style }).format(amount);

const roundBriefly = (amount: number) => (amount < 9.95 ? toTenths(amount) : Math.round(amount));

/** How long something is, in the unit that suits it: `4.2 sec`, `12 min`, `3.5 hr`. */
export function formatSpan(seconds: number): string {
  const minutes = roundBriefly(seconds / 60);
  if (roundBriefly(seconds) < 60) return formatUnit(roundBriefly(seconds), 'second');
  const hours = roundBriefly(seconds / 3600);
  return minutes < 60 ? formatUnit(minutes, 'minute') : formatUnit(hours, 'hour');
}

/** A bitrate: `1,200 kb/s`. */
export const formatBitrate = (bitsPerSecond: number): string =>
  formatUnit(Math.round(bitsPerSecond / 1000), 'kilobit-per-second');

/** Bytes as people count them: `640 kB`, `1.4 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return formatUnit(bytes / 1000 ** step, units[step]!, {
    maximumFractionDigits: step >= 3 ? 1 : 0,
  });
}

/** How long something will still take: `a few seconds`, `40 seconds`, `3 minutes`, `1 hour 10 minutes`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 5) return t('a few seconds');
  if (seconds < 50) return long(Math.ceil(seconds / 5) * 5, 'second');
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return long(minutes, 'minute');
  const rest = minutes % 60;
  const hours = long(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${long(rest, 'minute')}`;
}

const long = (amount: number, unit: string) => formatUnit(amount, unit, { unitDisplay: 'long' });

const names = new Intl.DisplayNames(locale.tag, { type: 'language', fallback: 'none' });

/** What a language is called; `fallback` where its code (BCP 47) says nothing to the browser. */
export function nameLanguage(code: string, fallback: string): string {
  try {
    return names.of(code) ?? fallback;
  } catch {
    return fallback;
  }
}
