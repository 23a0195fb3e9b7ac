import { t } from '../../i18n/t.ts';
import { node } from '../../node.ts';

/** Kinds of reasons, as the contract names them. */
export const REASONS = [
  ['violentOrRepulsive', t('Violent or repulsive')],
  ['hatefulOrAbusive', t('Hateful or abusive')],
  ['spamOrMisleading', t('Spam, or misleading')],
  ['privacy', t('Shows what is private')],
  ['rights', t('Breaks somebody’s rights')],
  ['serverRules', t('Breaks the rules of this node')],
  ['thumbnails', t('Its picture misleads')],
  ['captions', t('Its captions are wrong')],
] as const;

export type Reason = (typeof REASONS)[number][0];

/** What is reported. */
export type ReportTarget =
  | { video: { id: string; startAt?: number; endAt?: number } }
  | { comment: { id: number } }
  | { account: { id: number } };

/** Tells the moderators of a thing. */
export const report = (target: ReportTarget, predefinedReasons: Reason[], reason: string) =>
  node.abuses.$post({ json: { ...target, predefinedReasons, reason } });
