import { t } from '../../i18n/t.ts';
import type { ChannelChange } from './channel-api.ts';

/** What is written in the form of a channel. */
export interface ChannelDraft {
  name: string;
  displayName: string;
  description: string;
  support: string;
  bulkVideosSupportUpdate: boolean;
}

export type ChannelProblems = Partial<Record<keyof ChannelDraft, string>>;

export const EMPTY_CHANNEL: ChannelDraft = {
  name: '',
  displayName: '',
  description: '',
  support: '',
  bulkVideosSupportUpdate: false,
};

const NAME = /^[\w.:-]{1,50}$/;

/** What the node would refuse. A description is nothing, or a few letters. */
export function checkChannel(draft: ChannelDraft): ChannelProblems {
  return {
    ...(!NAME.test(draft.name) && {
      name: t('Letters, digits, dots, dashes and underscores, at most 50.'),
    }),
    ...(draft.displayName.trim() === '' && { displayName: t('A channel has a name.') }),
    ...(isTooShort(draft.description) && { description: t('At least 3 letters, or nothing.') }),
    ...(isTooShort(draft.support) && { support: t('At least 3 letters, or nothing.') }),
  };
}

const isTooShort = (text: string) => text.trim().length > 0 && text.trim().length < 3;

/** What the node is told. */
export const changeOfChannel = (draft: ChannelDraft): ChannelChange => ({
  displayName: draft.displayName.trim(),
  description: draft.description.trim() || null,
  support: draft.support.trim() || null,
  ...(draft.bulkVideosSupportUpdate && { bulkVideosSupportUpdate: true }),
});

/** An address made of a name, until somebody types one: `River Films` is `river_films`. */
export const nameFrom = (displayName: string): string =>
  displayName
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50);
