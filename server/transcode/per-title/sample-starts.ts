export const SAMPLE_SECONDS = 2; // between two keyframes of a rendition
const SAMPLED_SHARE = 0.1; // so that looking costs little of making
const MIN_SAMPLES = 2; // one says too little of the rest
const MAX_SAMPLES = 5;

/** Where samples of a source begin, in seconds, evenly spread; none of one so short that looking at it is not worth it. */
export function sampleStarts(durationSeconds: number): number[] {
  const worthwhile = Math.floor((durationSeconds * SAMPLED_SHARE) / SAMPLE_SECONDS);
  const count = worthwhile < MIN_SAMPLES ? 0 : Math.min(MAX_SAMPLES, worthwhile);
  return Array.from({ length: count }, (_, n) =>
    Number(((durationSeconds * (n + 0.5)) / count - SAMPLE_SECONDS / 2).toFixed(3)),
  );
}
