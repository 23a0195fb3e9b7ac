import { t } from '../../i18n/t.ts';
import type { BulkWanted } from '../api/moderation.ts';

/** What a form asks to be done to many things, as it is typed. */
export interface BulkFields {
  kind: BulkWanted['kind'];
  host: string;
  accountName: string;
  search: string;
  reason: string;
}

export const NO_FIELDS: BulkFields = {
  kind: 'remove-comments',
  host: '',
  accountName: '',
  search: '',
  reason: '',
};

export const KIND_LABELS: Readonly<Record<BulkWanted['kind'], string>> = {
  'remove-comments': t('Remove comments'),
  'block-videos': t('Block videos'),
  'mute-accounts': t('Block accounts'),
};

const filterOf = ({ kind, host, accountName, search }: BulkFields) => {
  const typed = { host, search, ...(kind !== 'mute-accounts' && { accountName }) };
  return Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
};

/** Whether it is said at all to which things. */
export const isAimed = (fields: BulkFields): boolean => Object.keys(filterOf(fields)).length > 0;

/** What the node is asked for. */
export function wantedOf(fields: BulkFields): BulkWanted {
  const { kind } = fields;
  const reason = fields.reason.trim();
  const filter = filterOf(fields);
  return kind === 'block-videos' && reason !== '' ? { kind, filter, reason } : { kind, filter };
}

/** What an act was asked for, in words. */
export const askedWords = (asked: Record<string, unknown>): string =>
  Object.entries(asked)
    .map(([name, value]) => `${ASKED_LABELS[name] ?? name} ${String(value)}`)
    .join(', ');

const ASKED_LABELS: Readonly<Record<string, string>> = {
  host: t('of the node'),
  accountName: t('of the account'),
  search: t('with the words'),
  scope: t('in'),
  videoId: t('under video'),
  channelId: t('of channel'),
};
