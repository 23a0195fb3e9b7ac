import { t } from '../../i18n/t.ts';
import type { Report } from '../api/moderation.ts';

/** The reasons a reporter can choose from. */
export const REASONS: Readonly<Record<string, string>> = {
  violentOrRepulsive: t('Violent or repulsive'),
  hatefulOrAbusive: t('Hateful or abusive'),
  spamOrMisleading: t('Spam or misleading'),
  privacy: t('Privacy'),
  rights: t('Rights'),
  serverRules: t('Rules of the node'),
  thumbnails: t('Thumbnail'),
  captions: t('Captions'),
};

export const STATE_LABELS = { '1': t('Open'), '3': t('Accepted'), '2': t('Rejected') } as const;

export const STATE_TONES: Readonly<Record<number, 'amber' | 'accent' | 'plain'>> = {
  1: 'amber',
  2: 'plain',
  3: 'accent',
};

type Told = Pick<Report, 'video' | 'comment' | 'flaggedAccount'>;

/** What kind of thing a report is about. */
export const kindOf = ({ video, comment }: Told): 'video' | 'comment' | 'account' =>
  video ? 'video' : comment ? 'comment' : 'account';

export const KIND_LABELS = {
  video: t('Video'),
  comment: t('Comment'),
  account: t('Account'),
} as const;

/** The thing reported, in a line. */
export function subjectOf({ video, comment, flaggedAccount }: Told): string {
  if (video) return video.name;
  if (comment) return `“${comment.text.slice(0, 120)}”`;
  return flaggedAccount?.displayName ?? t('An account that is gone');
}
