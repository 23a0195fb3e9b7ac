import type { VideoTrack } from '../../catalog/index.ts';
import type { Keyframes } from './keyframes.ts';

/** A part of a source, in seconds from its start; without an end it goes on to the end of the source. */
export type Stretch = { startSeconds: number; endSeconds: number | undefined };

/** How many frames of a constant rate there are before a time. */
export const framesBefore = (seconds: number, framesPerSecond: number): number =>
  Math.ceil(seconds * framesPerSecond - 1e-6);

const SLACK_SECONDS = 1;
const UNSTEADY_SECONDS = 10; // a picture of a screen may have stood so long

/**
 * What goes before the input, so that decoding begins a little before the part and its frames keep their times. The frame
 * that is shown when the part starts may have begun before.
 */
export function stretchInputArgs(
  { startSeconds, endSeconds }: Stretch,
  video: VideoTrack,
  leastBeforeSeconds = 0.1,
): string[] {
  const before = Math.max(
    leastBeforeSeconds,
    video.isConstantRate ? 2 / video.framesPerSecond : UNSTEADY_SECONDS,
  );
  const from = Math.max(0, startSeconds - before);
  const length = endSeconds === undefined ? undefined : endSeconds - from + SLACK_SECONDS;
  return [
    '-copyts',
    '-start_at_zero',
    ...(from > 0 ? ['-ss', from.toFixed(3)] : []),
    ...(length === undefined ? [] : ['-t', length.toFixed(3)]),
  ];
}

/** The keyframes of the whole that lie in a part. */
export function keyframesIn({ force, maxSeconds }: Keyframes, stretch: Stretch): Keyframes {
  const { startSeconds, endSeconds = Infinity } = stretch;
  if (force.startsWith('expr:')) {
    const from = maxSeconds * Math.floor(startSeconds / maxSeconds + 1e-3); // as in the whole
    return { force: `expr:gte(t,${from}+n_forced*${maxSeconds})`, maxSeconds };
  }
  const within = force
    .split(',')
    .filter((time) => Number(time) >= startSeconds - 0.01 && Number(time) < endSeconds - 0.01);
  return { force: within.join(','), maxSeconds };
}
