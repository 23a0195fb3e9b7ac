import { PRIVACY } from '../../contract.ts';
import { t } from '../../i18n/t.ts';
import type { Visibility } from './draft.ts';

const VISIBILITIES: [Visibility, label: string, hint: string][] = [
  [PRIVACY.public, t('Everyone'), t('It is listed, and told to followers on other nodes.')],
  [PRIVACY.unlisted, t('Those with the link'), t('It is in no list and no search.')],
  [PRIVACY.internal, t('People of this node'), t('Only who is signed in here.')],
  [PRIVACY.password, t('Those with a password'), ''],
  [PRIVACY.private, t('Only me'), t('And whoever runs the channel with you.')],
  ['scheduled', t('Publish later'), t('Only you see it until then.')],
];

/** Whom a video can be published to at its hour. */
export const PUBLISHED_TO = VISIBILITIES.filter(([id]) =>
  [PRIVACY.public, PRIVACY.unlisted, PRIVACY.internal].includes(id as 1),
).map(([id, label]) => [id as number, label] as const);

/** What may be chosen: what is published already is not published later. */
export const visibilitiesOf = (now: number | null) =>
  VISIBILITIES.filter(([id]) => id !== 'scheduled' || now === PRIVACY.private);

/** What a choice means. */
export const visibilityHint = (chosen: Visibility): string =>
  VISIBILITIES.find(([id]) => id === chosen)?.[2] ?? '';
