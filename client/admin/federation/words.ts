import { plural, t } from '../../i18n/t.ts';
import type { Ledger, PolicyName, PolicyPreview } from '../api/federation.ts';

export const FOLLOW_TONES = { pending: 'amber', accepted: 'accent', rejected: 'danger' } as const;
export const FOLLOW_LABELS = {
  pending: t('Waiting'),
  accepted: t('Accepted'),
  rejected: t('Rejected'),
};

export const LEDGER_LABELS: Readonly<Record<Ledger['state'], string>> = {
  syncing: t('Being read'),
  complete: t('Complete'),
  incomplete: t('With gaps'),
  unreachable: t('Out of reach'),
};
export const LEDGER_TONES = {
  syncing: 'amber',
  complete: 'accent',
  incomplete: 'amber',
  unreachable: 'danger',
} as const;

export const POLICY_LABELS: Readonly<Record<PolicyName, string>> = {
  reject: t('Have nothing to do with it'),
  silence: t('Show it to its followers only'),
  'no-media': t('Take no pictures of it'),
  allow: t('Speak with it'),
};
export const POLICY_TONES = {
  reject: 'danger',
  silence: 'amber',
  'no-media': 'amber',
  allow: 'accent',
} as const;

/** How much of a node is here. */
export const figuresOf = ({ accounts, channels, videos, comments }: PolicyPreview) => [
  { label: t('accounts'), count: accounts },
  { label: t('channels'), count: channels },
  { label: t('videos'), count: videos },
  { label: t('comments'), count: comments },
];

/** Who is meant by what was typed: hosts, and handles `name@host`, one a line or with commas. */
export function readTargets(text: string): { hosts: string[]; handles: string[] } {
  const all = text.split(/[\s,]+/).filter((word) => word !== '');
  return {
    hosts: all
      .filter((word) => !word.replace(/^@/, '').includes('@'))
      .map((word) => word.replace(/^https?:\/\//, '').replace(/\/.*$/, '')),
    handles: all
      .filter((word) => word.replace(/^@/, '').includes('@'))
      .map((word) => word.replace(/^@/, '')),
  };
}

/** How much of a catalog is here, from 0 to 100; null while nobody knows how much there is. */
export const knownPercent = ({
  knownCount,
  expectedCount,
}: Pick<Ledger, 'knownCount' | 'expectedCount'>): number | null =>
  expectedCount === null
    ? null
    : expectedCount === 0
      ? 100
      : Math.min(100, (100 * knownCount) / expectedCount);

/** The gaps of a catalog in words: `3 missing, 1 gone`. */
export const gapWords = ({ missing, changed, unlisted, gone }: Ledger['gaps']): string =>
  [
    missing > 0 && plural(missing, { one: '{count} missing', other: '{count} missing' }),
    changed > 0 &&
      plural(changed, { one: '{count} changed since', other: '{count} changed since' }),
    unlisted > 0 &&
      plural(unlisted, {
        one: '{count} not listed there any more',
        other: '{count} not listed there any more',
      }),
    gone > 0 && plural(gone, { one: '{count} not to be had', other: '{count} not to be had' }),
  ]
    .filter((words) => words !== false)
    .join(', ');
