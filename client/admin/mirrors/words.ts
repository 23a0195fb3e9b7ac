import { formatBytes } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import type { KeptCopies, Mirror } from '../api/mirroring.ts';

export const STRATEGY_LABELS: Readonly<Record<KeptCopies['strategy'], string>> = {
  manual: t('By hand'),
  'most-views': t('Watched most'),
  trending: t('Watched most these days'),
  'recently-added': t('Newest'),
  followed: t('Of followed channels'),
};

export const COPY_LABELS = {
  fetching: t('Being fetched'),
  kept: t('Kept'),
  failed: t('Failed'),
};
export const COPY_TONES = { fetching: 'amber', kept: 'accent', failed: 'danger' } as const;

export const HEALTH_LABELS = {
  unknown: t('Not looked at yet'),
  well: t('Well'),
  ill: t('Not used'),
};
export const HEALTH_TONES = { unknown: 'amber', well: 'accent', ill: 'danger' } as const;

/** How fast a mirror answered when it was last looked at; nothing while nobody knows. */
export const speedWords = (bytesPerSecond: number | null): string =>
  bytesPerSecond ? t('{rate} a second', { rate: formatBytes(bytesPerSecond) }) : '';

/** How much is kept, of how much there may be. */
export const keptWords = ({
  totalUsed,
  totalSize,
}: Pick<KeptCopies, 'totalUsed' | 'totalSize'>): string =>
  totalSize === null
    ? formatBytes(totalUsed)
    : t('{part} of {whole}', { part: formatBytes(totalUsed), whole: formatBytes(totalSize) });

/** The node that keeps a copy. */
export const hostOfMirror = ({ fileUrl }: Pick<Mirror, 'fileUrl'>): string => new URL(fileUrl).host;
