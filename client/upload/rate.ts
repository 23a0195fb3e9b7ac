/** How much had been sent at a moment. */
export interface Sample {
  atMs: number;
  sentBytes: number;
}

const WINDOW_MS = 10_000;

/** The samples with a new one, without those too old to tell today's speed. */
export const addSample = (samples: Sample[], sample: Sample): Sample[] =>
  [...samples, sample].filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS);

/** Bytes a second over the samples; null before there is anything to go by. */
export function bytesPerSecond(samples: Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMs - first.atMs < 500) return null;
  return Math.max(0, ((last.sentBytes - first.sentBytes) / (last.atMs - first.atMs)) * 1000);
}

/** Seconds until the rest is sent at a speed; null when it does not move. */
export const secondsLeft = (restBytes: number, speed: number | null): number | null =>
  speed === null || speed < 1 ? null : restBytes / speed;
