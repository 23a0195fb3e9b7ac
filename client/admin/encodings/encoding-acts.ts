import { t } from '../../i18n/t.ts';
import { type EncodingAct, type VideoEncoding } from '../api/encodings.ts';

type State = VideoEncoding['state'];

/** What encodings are narrowed to. */
export const STATE_TABS = [
  { value: 'all', label: t('All') },
  { value: 'encoding', label: t('Running') },
  { value: 'waiting', label: t('Waiting') },
  { value: 'paused', label: t('Paused') },
  { value: 'failed', label: t('Failed') },
  { value: 'cancelled', label: t('Cancelled') },
] as const satisfies { value: State | 'all'; label: string }[];

export const STATE_TONES: Readonly<Record<State, 'amber' | 'danger' | 'plain'>> = {
  encoding: 'amber',
  waiting: 'plain',
  paused: 'plain',
  failed: 'danger',
  cancelled: 'plain',
};

export const stateLabel = (state: State): string =>
  STATE_TABS.find(({ value }) => value === state)!.label;

/** What can be done with an encoding, the likeliest first. */
export function actsFor({ state }: Pick<VideoEncoding, 'state'>): EncodingAct[] {
  if (state === 'failed' || state === 'cancelled') return ['again'];
  return [state === 'paused' ? 'resume' : 'pause', 'prioritize', 'cancel'];
}

export const ACTS = {
  pause: { label: t('Pause'), icon: 'pause', done: t('Paused. What is made of it is kept.') },
  resume: { label: t('Go on'), icon: 'play', done: t('It goes on from what is made.') },
  prioritize: { label: t('Move to the front'), icon: 'arrowUp', done: t('It comes next.') },
  cancel: { label: t('Cancel the encoding'), icon: 'close', done: t('Cancelled.') },
  again: { label: t('Encode again'), icon: 'refresh', done: t('What it lacks is made again.') },
} as const satisfies Record<EncodingAct, object>;
