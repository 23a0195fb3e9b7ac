import { t } from '../../i18n/t.ts';
import type { RunnerJob } from '../api/runners.ts';

/** States of a job by the contract's numbers. */
const State = { pending: 1, processing: 2, done: 3, errored: 4, cancelled: 6, lookedAt: 9 };

/** What jobs are narrowed to. */
export const STATE_TABS = [
  { value: '', label: t('All') },
  { value: '1', label: t('Waiting') },
  { value: '2', label: t('Running') },
  { value: '4', label: t('Failed') },
  { value: '6', label: t('Cancelled') },
  { value: '3', label: t('Done') },
] as const;

const WORDS: Readonly<Record<number, string>> = {
  [State.pending]: t('Waiting'),
  [State.processing]: t('Running'),
  [State.done]: t('Done'),
  [State.errored]: t('Failed'),
  [State.cancelled]: t('Cancelled'),
  [State.lookedAt]: t('Being checked'),
};

const TONES: Readonly<Record<number, 'accent' | 'amber' | 'danger'>> = {
  [State.processing]: 'amber',
  [State.lookedAt]: 'amber',
  [State.done]: 'accent',
  [State.errored]: 'danger',
};

type Stated = Pick<RunnerJob, 'state'>;

export const stateLabel = ({ state }: Stated): string => WORDS[state.id] ?? state.label;
export const stateTone = ({ state }: Stated) => TONES[state.id] ?? 'plain';
export const isRunning = ({ state }: Stated): boolean => state.id === State.processing;
export const canCancel = ({ state }: Stated): boolean =>
  state.id === State.pending || state.id === State.processing;
export const canRetry = ({ state }: Stated): boolean =>
  state.id === State.errored || state.id === State.cancelled;

/** What a job makes: `720p`, or a new version. */
export const taskLabel = ({ type, privatePayload }: Pick<RunnerJob, 'type' | 'privatePayload'>) =>
  type === 'video-studio-transcoding'
    ? t('New version')
    : t('{height}p', { height: String(privatePayload.resolution) });

const SILENT_MINUTES = 3;

/** Whether a runner was heard of lately. */
export const isThere = (lastContact: string, now = Date.now()): boolean =>
  now - Date.parse(lastContact) < SILENT_MINUTES * 60_000;
