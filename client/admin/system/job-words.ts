import { t } from '../../i18n/t.ts';
import type { Job, JobState } from '../api/system.ts';
import { JOB_LABELS } from './job-labels.ts';

export const STATE_TABS = [
  { value: 'all', label: t('All') },
  { value: 'active', label: t('Running') },
  { value: 'waiting', label: t('Waiting') },
  { value: 'delayed', label: t('Later') },
  { value: 'failed', label: t('Failed') },
  { value: 'completed', label: t('Done') },
] as const satisfies { value: JobState | 'all'; label: string }[];

export const STATE_TONES: Readonly<Record<JobState, 'accent' | 'amber' | 'danger' | 'plain'>> = {
  active: 'amber',
  waiting: 'plain',
  delayed: 'plain',
  failed: 'danger',
  completed: 'accent',
};

export const isJobState = (text: string | null): text is JobState =>
  text !== null && text !== 'all' && STATE_TABS.some(({ value }) => value === text);

const GAVE_UP = '.gave-up';

/** A type in words: `transcode.encode-first` is `Encode the first quality`. */
export function jobLabel(type: string): string {
  const name = type.endsWith(GAVE_UP) ? type.slice(0, -GAVE_UP.length) : type;
  const job = JOB_LABELS[name] ?? noticeLabel(name);
  return name === type ? job : t('{job}, given up', { job });
}

/** There is a job for each kind of notification. */
const noticeLabel = (name: string): string => {
  const [, kind] = /^notifications\.(.+)$/.exec(name) ?? [];
  return kind === undefined ? name : t('Notifications: {kind}', { kind });
};

/** What a job is about, as far as it can be told: `, video 12`. */
export const subjectWords = (data: Job['data']): string =>
  Object.entries(data)
    .map(([name, value]) => `, ${name.replace(/Id$/, '')} ${JSON.stringify(value)}`)
    .join('');

/** The video whose encoding a job is, whose progress can be followed. */
export function encodedVideo({ type, data }: Pick<Job, 'type' | 'data'>): number | null {
  const { videoId } = data as { videoId?: unknown };
  return type.startsWith('transcode.') && typeof videoId === 'number' ? videoId : null;
}
