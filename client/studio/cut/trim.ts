import { type StoryboardSheet, storyboardCell } from '../../player/storyboard.ts';
import { toTenths } from '../../tenths.ts';

/** What of a video is kept, in seconds from its start. */
export interface Trim {
  start: number;
  end: number;
}

/** Less than this is no video. */
const LEAST_SECONDS = 0.5;

/** Moves where it begins, as far as its end lets it. */
export const withStart = ({ end }: Trim, seconds: number): Trim => ({
  start: toTenths(Math.min(Math.max(0, seconds), end - LEAST_SECONDS)),
  end,
});

/** Moves where it ends, as far as its start and the video let it. */
export const withEnd = ({ start }: Trim, seconds: number, duration: number): Trim => ({
  start,
  end: Math.min(duration, toTenths(Math.max(seconds, start + LEAST_SECONDS))),
});

/** Whether anything is cut off. */
export const isTrimmed = ({ start, end }: Trim, duration: number): boolean =>
  start > 0 || end < duration;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -5,
  PageUp: 5,
};

/** Where a key moves a handle; null for any other key. With Shift an arrow goes a second. */
export function moveByKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  seconds: number,
  duration: number,
): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return duration;
  const step = STEPS[key];
  if (step === undefined) return null;
  return seconds + (shiftKey && Math.abs(step) < 1 ? step * 10 : step);
}

/** The frames of a strip: so many, evenly spread over the video, each as a piece of the sheet. */
export function stripFrames(sheet: StoryboardSheet, duration: number, count: number) {
  return Array.from({ length: count }, (_, n) => ({
    n,
    ...storyboardCell(sheet, ((n + 0.5) / count) * duration),
  }));
}
