import type { SourceFacts, VideoTrack } from '../../catalog/index.ts';
import type { Complexity } from '../per-title/complexity.ts';
import { tailorRungs } from '../per-title/tailor.ts';
import { pictureLadder, type Rung, rungOfOwnSize, SOUND } from './ladder.ts';
import { isPictureWebReady, isSoundWebReady } from './web-ready.ts';

export type Plan = {
  /** Everything to be made, best first, sound alone last. */
  rungs: Rung[];
  /** What is made first, so that the video can be watched while the rest is made. */
  first: Rung[];
  /** Whether the picture of `first` is the source's own, and only repackaged. */
  copiesPicture: boolean;
  copiesSound: boolean;
  /** Whether making `first` takes a moment only. */
  isQuick: boolean;
};

const FIRST_HEIGHT = 360; // the least people like to watch, and quick to make
const CLEARLY_SMALLER = 0.85;

/** What limits a plan. With `mayCopy` false everything is encoded, however good the source looks. */
export type Bounds = {
  mayCopy: boolean;
  /** The rungs that are wanted besides the best one, which is always made; all, unless told. */
  wantedHeights?: readonly number[];
  /** What the picture needs, once that is known: what is made after `first` is fitted to it. */
  complexity?: Complexity | null;
};

/** What to make of a source. */
export function planTranscode(facts: SourceFacts, bounds: Bounds): Plan {
  const { mayCopy, wantedHeights, complexity } = bounds;
  const { video, audio } = facts;
  const copiesPicture = mayCopy && video !== undefined && isPictureWebReady(video);
  const copiesSound = mayCopy && audio !== undefined && isSoundWebReady(audio);
  const wanted = usualRungs(facts, copiesPicture).filter(
    ({ height }, index) => index === 0 || (wantedHeights?.includes(height) ?? true),
  );
  const first = firstOf(wanted, copiesPicture);
  return {
    rungs: tailorRungs(wanted, { video, first, copiesFirst: copiesPicture, complexity }),
    first,
    copiesPicture,
    copiesSound,
    isQuick: copiesPicture || (!video && copiesSound),
  };
}

const usualRungs = ({ video, audio }: SourceFacts, copiesPicture: boolean): Rung[] => [
  ...(video ? picturesOf(video, copiesPicture) : []),
  ...(audio ? [SOUND] : []),
];

function picturesOf(video: VideoTrack, copiesPicture: boolean): Rung[] {
  const ladder = pictureLadder(video);
  if (!copiesPicture) return ladder;
  const best = rungOfOwnSize(video);
  const isSmaller = ({ width, pixelHeight }: Rung) =>
    Math.min(width, pixelHeight) <= CLEARLY_SMALLER * Math.min(video.width, video.height);
  return [best, ...ladder.filter((rung) => rung.height < best.height && isSmaller(rung))];
}

/** A copy; else the best of the low rungs, but not the top one unless it is alone: making that takes longest. */
function firstOf(rungs: readonly Rung[], copiesPicture: boolean): Rung[] {
  const low = rungs.slice(1).find(({ height }) => height > 0 && height <= FIRST_HEIGHT);
  const first = low && !copiesPicture ? low : rungs[0];
  return first ? [first] : [];
}
