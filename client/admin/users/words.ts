import { ROLE } from '../../contract.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';

export const ROLE_LABELS: Readonly<Record<'0' | '1' | '2', string>> = {
  '2': t('User'),
  '1': t('Moderator'),
  '0': t('Administrator'),
};

export const ROLE_TONES: Readonly<Record<number, 'accent' | 'amber' | 'plain'>> = {
  [ROLE.administrator]: 'accent',
  [ROLE.moderator]: 'amber',
  [ROLE.user]: 'plain',
};

const GIB = 2 ** 30;

/** A quota as it is said: bytes, or that there is none. */
export const quotaWords = (bytes: number): string =>
  bytes < 0 ? t('no limit') : bytes === 0 ? t('nothing') : formatBytes(bytes);

/** The quotas one can choose from, and the one that holds if it is none of them. */
export function quotaChoices(current: number): { value: string; label: string }[] {
  const usual = [-1, 0, 1, 5, 20, 50, 100, 500, 1000].map((gib) => (gib > 0 ? gib * GIB : gib));
  const all = usual.includes(current) ? usual : [...usual, current].toSorted((a, b) => a - b);
  return all.map((bytes) => ({ value: String(bytes), label: labelOf(bytes) }));
}

const labelOf = (bytes: number): string => {
  if (bytes < 0) return t('No limit');
  if (bytes === 0) return t('Nothing: cannot upload');
  return bytes % GIB === 0 ? `${formatNumber(bytes / GIB)} GiB` : formatBytes(bytes);
};

/** How full somebody's space is, from 0 to 100; null where it has no end. */
export const fullPercent = (used: number, quota: number): number | null =>
  quota > 0 ? Math.min(100, (100 * used) / quota) : null;
