import { formatUnit } from '../i18n/format.ts';

/** Seconds as a clock shows them: `0:07`, `4:05`, `1:02:03`. */
export function formatClock(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '0:00';
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const two = (part: number) => String(part).padStart(2, '0');

/** The same as a person says it, for screen readers: `1 hour 2 minutes 3 seconds`. */
export function spokenClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => long(count, unit));
  return said.join(' ') || long(0, 'second');
}

const long = (amount: number, unit: string) => formatUnit(amount, unit, { unitDisplay: 'long' });

/** Reads `1h2m3s`, `62`, `62s` or `1:02`; null for anything else. */
export function parseClock(text: string | null): number | null {
  if (!text) return null;
  const colons = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/.exec(text);
  const units = /^(?=\d)(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s?)?$/.exec(text);
  const [, hours = '0', minutes = '0', seconds = '0'] = colons ?? units ?? [];
  if (!colons && !units) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
