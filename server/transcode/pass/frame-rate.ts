const FROM_HEIGHT_SMOOTH = 720; // below it, more than 30 frames a second are not worth their bits
const MIN_FRAMES_PER_SECOND = 5; // slower pictures are repeated: a segment must not last longer than it should
const STANDARD_RATES = [24, 25, 30, 50, 60];

type Rate = { framesPerSecond: number; isConstantRate: boolean };

/**
 * The constant frame rate of a rung: the source's own where that is at most 60, or 30 below 720p; else the source's
 * divided by a whole number, so that frames are dropped evenly. A source that varies gets the next standard rate.
 */
export function rungFramesPerSecond(source: Rate, height: number): number {
  const [min, max] = height < FROM_HEIGHT_SMOOTH ? [24, 30] : [48, 60];
  const rate = source.isConstantRate
    ? source.framesPerSecond
    : standardRate(source.framesPerSecond);
  if (rate <= max * 1.001) return Math.max(MIN_FRAMES_PER_SECOND, rate);
  const divided = rate / Math.ceil(rate / max);
  return divided >= min * 0.999 ? divided : max;
}

const standardRate = (average: number) =>
  STANDARD_RATES.find((rate) => rate >= average * 0.98) ?? STANDARD_RATES.at(-1)!;

/** A rate as a fraction: `30000/1001` for 29.97, `25/1` for 25. */
export function toFraction(framesPerSecond: number): string {
  const whole = Math.round(framesPerSecond);
  if (Math.abs(framesPerSecond - whole) < 0.001) return `${whole}/1`;
  const isNtsc = Math.abs((whole * 1000) / 1001 - framesPerSecond) < 0.002;
  return isNtsc ? `${whole * 1000}/1001` : `${Math.round(framesPerSecond * 1000)}/1000`;
}
