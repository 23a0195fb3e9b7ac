import type { VideoTrack } from '../../catalog/index.ts';
import { bitsPerSecondAt, rungBitsPerSecond, usualBitsPerPixel } from '../plan/bitrate.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Complexity } from './complexity.ts';

const HEADROOM = 1.5; // what a rung may use at most, of what it needs on average
const LEAST_FACTOR = 0.35;
const MOST_FACTOR = 1.3;
const LEAN_BITS_PER_SECOND = 64_000; // half of what the sound takes: a smaller picture spares nobody anything

/**
 * What the usual bitrate of each rung is multiplied by, from 0.35 (slides) to 1.3 (sport). The sample that needs most
 * decides: x264 spends less where less will do. 1 where nothing was measured.
 */
export function rateFactor({ samples, resolution }: Complexity): number {
  if (samples.length === 0) return 1;
  const most = Math.max(...samples.map(({ bitsPerPixel }) => bitsPerPixel));
  const factor = (HEADROOM * most) / usualBitsPerPixel(resolution);
  return Number(Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, factor)).toFixed(3));
}

/** What a rung needs on average, as the samples have it; larger pictures need fewer bits for each pixel. */
function neededBitsPerSecond(rung: Rung, { samples, resolution }: Complexity): number {
  const mean = samples.reduce((sum, { bitsPerPixel }) => sum + bitsPerPixel, 0) / samples.length;
  const scale = usualBitsPerPixel(rung.height) / usualBitsPerPixel(resolution);
  return Math.min(rung.bitsPerSecond, bitsPerSecondAt(rung, mean * scale));
}

type Tailoring = {
  video: VideoTrack | undefined;
  complexity: Complexity | null | undefined;
  /** What is made before anything is known of the source: it stays as it is. */
  first: readonly Rung[];
  copiesFirst: boolean;
};

/**
 * Fits rungs, best first, to what their source needs: each picture gets its share of bits, and one is left out where the
 * next better one is so small already that nothing is gained. A sound stays.
 */
export function tailorRungs(rungs: readonly Rung[], tailoring: Tailoring): Rung[] {
  const { video, complexity, first, copiesFirst } = tailoring;
  if (!video || !complexity || complexity.samples.length === 0) return [...rungs];
  const factor = rateFactor(complexity);
  const isCopied = (rung: Rung) => copiesFirst && first.includes(rung);
  const needs = (rung: Rung) =>
    isCopied(rung) ? rung.bitsPerSecond || Infinity : neededBitsPerSecond(rung, complexity);
  const kept: Rung[] = [];
  for (const rung of rungs) {
    const better = kept.at(-1);
    if (first.includes(rung) || rung.height === 0) kept.push(rung);
    else if (!better || needs(better) > LEAN_BITS_PER_SECOND)
      kept.push({ ...rung, bitsPerSecond: rungBitsPerSecond(rung, video.bitsPerSecond, factor) });
  }
  return kept;
}
