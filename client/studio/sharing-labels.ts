import { t } from '../i18n/t.ts';
import type { SharingMode } from '../player/swarm/policy.ts';

/** Who helps to bring videos, as owners choose it for one and administrators for all. */
export const SHARING_LABELS: Readonly<Record<SharingMode, string>> = {
  full: t('Viewers, and nodes that keep a copy'),
  mirrors: t('Only nodes that keep a copy'),
  off: t('Nobody: all of it comes from this node'),
};
