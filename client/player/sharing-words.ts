import { formatUnit } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { SHARING_MODES, type SharingMode } from './swarm/policy.ts';
import { sharesOf, type Traffic } from './swarm/traffic.ts';

const NAMES: Record<SharingMode, string> = {
  full: t('Viewers'),
  mirrors: t('Nodes only'),
  off: t('Off'),
};

/** The name of a choice, in one or two words. */
export const sharingName = (mode: SharingMode): string => NAMES[mode];

const WORDS: Record<SharingMode, { label: string; means: string }> = {
  full: {
    label: t('Share with viewers'),
    means: t('Your browser and those of other viewers send parts of the video to each other.'),
  },
  mirrors: {
    label: t('Other nodes only'),
    means: t('Parts may come from nodes that keep a copy. Nothing is sent from your browser.'),
  },
  off: {
    label: t('One node only'),
    means: t('All of it comes from the node the video is of, or this one if it keeps a copy.'),
  },
};

/** What a viewer can choose, each with what it means. */
export const sharingChoices = SHARING_MODES.map((mode) => ({ mode, ...WORDS[mode] }));

/** The sources of what was fetched, as they are named, with their shares in per cent. */
export function sourcesOf(traffic: Traffic) {
  const shares = sharesOf(traffic);
  return [
    { key: 'origin', name: t('This node'), bytes: traffic.origin, percent: shares.origin },
    { key: 'mirrors', name: t('Other nodes'), bytes: traffic.mirrors, percent: shares.mirrors },
    { key: 'peers', name: t('Viewers'), bytes: traffic.peers, percent: shares.peers },
  ];
}

/** Bytes as people read them: `0 MB`, `0.4 MB`, `12 MB`, `1.5 GB`. */
export function formatTraffic(bytes: number): string {
  const megabytes = bytes / 1e6;
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  if (megabytes >= 1000) return formatUnit(megabytes / 1000, 'gigabyte', oneDigit);
  if (megabytes >= 10 || bytes === 0)
    return formatUnit(megabytes, 'megabyte', { maximumFractionDigits: 0 });
  return formatUnit(Math.max(0.1, megabytes), 'megabyte', oneDigit);
}
