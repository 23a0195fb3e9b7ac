import type { FurtherRendition } from '../../catalog/index.ts';
import { rateFactor } from '../per-title/tailor.ts';
import { rungBitsPerSecond } from '../plan/bitrate.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Work } from '../work.ts';

/** What a further codec may use of what H.264 may, to look the same. */
const SHARE_OF_BITS = 0.65;

type Ladder = Pick<Work, 'plan' | 'ready' | 'complexity'> & {
  source: Pick<Work['source'], 'facts'>;
};

/**
 * The pictures of a finished ladder that are not there in a further codec yet, best first: each codec gets all of them, so
 * that a player never has to change from one codec to another.
 */
export function furtherRungs(
  { plan, ready, complexity, source: { facts } }: Ladder,
  made: readonly Pick<FurtherRendition, 'height'>[],
): Rung[] {
  const factor = complexity ? rateFactor(complexity) : 1;
  return plan.rungs
    .filter((rung) => rung.height > 0 && has(ready, rung) && !has(made, rung))
    .map((rung) => {
      const usual = rungBitsPerSecond(rung, facts.video?.bitsPerSecond ?? 0, factor);
      return { ...rung, bitsPerSecond: Math.round(SHARE_OF_BITS * usual) };
    });
}

const has = (renditions: readonly { height: number }[], { height }: Rung): boolean =>
  renditions.some((rendition) => rendition.height === height);
