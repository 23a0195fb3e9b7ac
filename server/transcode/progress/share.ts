import type { SourceFacts } from '../../catalog/index.ts';
import type { Progress } from '../../platform/ffmpeg.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Plan } from '../plan/plan.ts';

/** Which part of a stage a pass is: both from 0 to 1. */
export type Share = { start: number; end: number };

export const WHOLE: Share = { start: 0, end: 1 };

const READING = 0.3; // decoding a picture takes about this much of encoding it
const FIXED = 1e5; // so that sound alone weighs something

/** The part of all encoding that making `first` is, by the pixels to be read and written. */
export function shareOfFirst(
  { video }: SourceFacts,
  { first, rungs }: Pick<Plan, 'first' | 'rungs'>,
): Share {
  const reading = video ? READING * video.width * video.height * video.framesPerSecond : 0;
  const cost = (some: readonly Rung[]) =>
    some.reduce(
      (sum, rung) => sum + rung.width * rung.pixelHeight * rung.framesPerSecond,
      reading + FIXED,
    );
  const rest = rungs.filter((rung) => !first.includes(rung));
  return { start: 0, end: rest.length === 0 ? 1 : cost(first) / (cost(first) + cost(rest)) };
}

/** How far the whole stage is, when one of its passes is this far. */
export function ofStage(
  { percent, speed, secondsLeft }: Progress,
  { start, end }: Share,
  durationSeconds: number,
): Progress {
  const passSeconds = speed ? durationSeconds / speed : 0;
  const afterwards = Math.ceil((passSeconds * (1 - end)) / (end - start));
  return {
    percent: 100 * start + percent * (end - start),
    speed,
    secondsLeft: secondsLeft === undefined ? undefined : secondsLeft + afterwards,
  };
}
