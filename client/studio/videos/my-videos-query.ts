import { PRIVACY } from '../../contract.ts';
import { t } from '../../i18n/t.ts';

/** What of one's own videos is listed, and in which order. */
export interface VideoFilter {
  search: string;
  /** A privacy, or nothing for all. */
  privacy: string;
  /** A state, `failed`, or nothing for all. */
  state: string;
  kind: '' | 'live' | 'video';
  /** The name of a channel, or nothing for all. */
  channel: string;
  sort: string;
}

export const EVERYTHING: VideoFilter = {
  search: '',
  privacy: '',
  state: '',
  kind: '',
  channel: '',
  sort: '-createdAt',
};

export const PRIVACY_CHOICES = [
  ['', t('Any visibility')],
  [String(PRIVACY.public), t('Public')],
  [String(PRIVACY.unlisted), t('Unlisted')],
  [String(PRIVACY.private), t('Private')],
  [String(PRIVACY.internal), t('Internal')],
  [String(PRIVACY.password), t('With a password')],
] as const;

export const STATE_CHOICES = [
  ['', t('Any state')],
  ['1', t('Published')],
  ['2', t('Being prepared')],
  ['3', t('Being imported')],
  ['4', t('Waiting live')],
  ['failed', t('Failed')],
] as const;

export const KIND_CHOICES = [
  ['', t('Videos and lives')],
  ['video', t('Videos')],
  ['live', t('Lives')],
] as const;

export const SORT_CHOICES = [
  ['-createdAt', t('Newest first')],
  ['createdAt', t('Oldest first')],
  ['-publishedAt', t('Published last')],
  ['-views', t('Watched most')],
  ['-likes', t('Liked most')],
  ['-comments', t('Most comments')],
  ['-duration', t('Longest first')],
  ['name', t('By title')],
] as const;

const FAILED_STATES = ['7', '12'];

/** The fields of the query; what is not narrowed is left out. */
export function queryOf(filter: VideoFilter): Record<string, string | string[]> {
  const { search, privacy, state, kind, channel, sort } = filter;
  return {
    sort,
    includeCollaborations: 'true',
    ...(search && { search }),
    ...(privacy && { privacyOneOf: privacy }),
    ...(state && { stateOneOf: state === 'failed' ? FAILED_STATES : state }),
    ...(kind && { isLive: String(kind === 'live') }),
    ...(channel && { channelNameOneOf: channel }),
  };
}

/** Whether anything is left out of the list. */
export const isNarrowed = (filter: VideoFilter): boolean =>
  Object.entries(filter).some(([field, value]) => field !== 'sort' && value !== '');
