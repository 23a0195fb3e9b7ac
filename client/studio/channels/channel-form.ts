import { ADDRESS_RULE, isAddress } from '../../actor/channel-address.ts';
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

/** What the node would refuse. A description is nothing, or a few letters. */
export function checkChannel(draft: ChannelDraft): ChannelProblems {
  return {
    ...(!isAddress(draft.name) && { name: ADDRESS_RULE }),
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
