import { t } from '../../i18n/t.ts';
import { formatClock } from '../../player/clock.ts';
import type { Version } from './cut-api.ts';

type Words = { label: string; tone: 'plain' | 'accent' | 'amber' | 'danger' };

/** How far a version is, by the node's numbers. */
export const VERSION_STATES: Readonly<Record<number, Words>> = {
  1: { label: t('Waiting'), tone: 'plain' },
  2: { label: t('Being made'), tone: 'amber' },
  3: { label: t('Done'), tone: 'accent' },
  4: { label: t('Failed'), tone: 'danger' },
  5: { label: t('Cancelled'), tone: 'plain' },
};

export const isOpen = ({ state }: Pick<Version, 'state'>): boolean => state.id <= 2;

const ADDED_LABELS: Readonly<Record<string, string>> = {
  'add-intro': t('Intro'),
  'add-outro': t('Outro'),
  'add-watermark': t('Watermark'),
};

type Span = { start?: number | undefined; end?: number | undefined };

const spanWords = ({ start = 0, end = 0 }: Span): string =>
  `${formatClock(start)}–${formatClock(end)}`;

/** One thing that was done: `0:05–1:20`, `Taken out: 0:02–0:04`, `Intro: opening.mp4`. */
export function taskWords({ name, options }: Version['tasks'][number]): string {
  if (name === 'cut') return spanWords(options);
  if (name === 'remove-segments')
    return `${t('Taken out')}: ${(options.segments ?? []).map(spanWords).join(', ')}`;
  return `${ADDED_LABELS[name] ?? name}: ${options.file ?? ''}`;
}
