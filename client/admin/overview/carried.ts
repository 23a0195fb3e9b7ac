import { t } from '../../i18n/t.ts';
import type { PlaybackSums } from '../api/system.ts';

/** Who brought how much of what was played. */
export interface Carrier {
  name: string;
  bytes: number;
  /** Of all that was brought, from 0 to 1. */
  share: number;
}

/** What was played, by who brought it to its viewers. */
export function carriersOf(
  sums: Pick<PlaybackSums, 'originBytes' | 'mirrorBytes' | 'peerBytes'>,
): Carrier[] {
  const all = Math.max(1, sums.originBytes + sums.mirrorBytes + sums.peerBytes);
  return [
    { name: t("The videos' own nodes"), bytes: sums.originBytes },
    { name: t('Mirrors'), bytes: sums.mirrorBytes },
    { name: t('Other viewers'), bytes: sums.peerBytes },
  ].map((carrier) => ({ ...carrier, share: carrier.bytes / all }));
}
