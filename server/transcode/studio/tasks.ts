import * as z from 'zod';

import type { SourceFacts } from '../../catalog/index.ts';

/** From one second to another. */
export type Span = { start: number; end: number };

/** A file a task brings, in the store. */
export type TaskFile = { key: string; filename: string };

/** What is done to a film, in this order (contract § VideoStudioCreateTask). Times are seconds of what is there by then. */
export type EditTask =
  | ({ name: 'cut' } & Span)
  | { name: 'remove-segments'; segments: Span[] }
  | (TaskFile & { name: 'add-intro' | 'add-outro'; facts: SourceFacts })
  | (TaskFile & { name: 'add-watermark' });

const MAX_TASKS = 10;
const MAX_SEGMENTS = 50;
const Seconds = z.coerce.number().min(0).max(86_400);

const Cut = z.object({
  name: z.literal('cut'),
  options: z
    .object({ start: Seconds.optional(), end: Seconds.optional() })
    .refine(({ start, end }) => start !== undefined || end !== undefined, 'Should cut something')
    .refine(
      ({ start = 0, end = Infinity }) => end > start,
      'Should have an end that comes after the start',
    ),
});

const Segment = z
  .object({ start: Seconds, end: Seconds })
  .refine(({ start, end }) => end > start, 'Should have an end that comes after the start');

const RemoveSegments = z.object({
  name: z.literal('remove-segments'),
  options: z.object({ segments: z.array(Segment).min(1).max(MAX_SEGMENTS) }),
});

/** Names the part of the form its file is in. */
const WithFile = z.object({
  name: z.enum(['add-intro', 'add-outro', 'add-watermark']),
  options: z.object({ file: z.string('Should have a file') }),
});

/** The tasks of an edit as they are asked for. */
export const AskedTasks = z.object({
  tasks: z
    .array(z.discriminatedUnion('name', [Cut, RemoveSegments, WithFile]))
    .min(1)
    .max(MAX_TASKS),
});
export type AskedTask = z.output<typeof AskedTasks>['tasks'][number];

/** How long the result is, when the tasks are done to so much. */
export const secondsAfter = (seconds: number, tasks: readonly EditTask[]): number =>
  tasks.reduce((length, task) => {
    if (task.name === 'cut') return Math.min(task.end, length) - task.start;
    if (task.name === 'remove-segments') return secondsIn(keptOf(task.segments, length));
    return 'facts' in task ? length + task.facts.durationSeconds : length;
  }, seconds);

const secondsIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** What stays of so many seconds without these segments, which may overlap, in any order. */
export function keptOf(segments: readonly Span[], seconds: number): Span[] {
  const kept: Span[] = [];
  let start = 0;
  for (const segment of segments.toSorted((a, b) => a.start - b.start)) {
    if (segment.start > start) kept.push({ start, end: Math.min(segment.start, seconds) });
    start = Math.max(start, segment.end);
  }
  if (start < seconds) kept.push({ start, end: seconds });
  return kept.filter(({ start: from, end }) => end > from);
}
