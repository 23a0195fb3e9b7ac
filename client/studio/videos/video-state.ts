import { PRIVACY, VIDEO_STATE, type MyVideo } from '../../contract.ts';
import { t } from '../../i18n/t.ts';

/** What is to be said about a video beside its title. */
export interface StateWords {
  label: string;
  tone: 'plain' | 'amber' | 'danger';
}

type Judged = Pick<MyVideo, 'state' | 'holdReason' | 'privacy'>;

/** Whether a video is still on its way, so that its state will change by itself. */
export const isUnsettled = ({ state, holdReason }: Judged): boolean =>
  !holdReason && state.id === VIDEO_STATE.toTranscode;

/** The state of a video in a word or two; for a public one that can be watched there is nothing to say. */
export function stateWords({ state, holdReason, privacy }: Judged): StateWords | null {
  if (holdReason && state.id === VIDEO_STATE.published)
    return { label: t('Qualities missing'), tone: 'amber' };
  if (holdReason || state.id === VIDEO_STATE.transcodingFailed)
    return { label: t('Held back'), tone: 'danger' };
  if (state.id === VIDEO_STATE.toTranscode) return { label: t('Being prepared'), tone: 'amber' };
  if (state.id !== VIDEO_STATE.published) return { label: t(state.label), tone: 'amber' };
  return privacy.id === PRIVACY.public ? null : { label: t(privacy.label), tone: 'plain' };
}
