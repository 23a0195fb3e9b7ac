import type { SourceFacts } from '../catalog/index.ts';
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
};

/** What to make of a source. */
export function planTranscode(facts: SourceFacts, { mayCopy, wantedHeights }: Bounds): Plan {
  const { video, audio } = facts;
  const copiesPicture = mayCopy && video !== undefined && isPictureWebReady(video);
  const copiesSound = mayCopy && audio !== undefined && isSoundWebReady(audio);
  const pictures = video ? picturesOf(video, copiesPicture) : [];
  const sound = audio ? [SOUND] : [];
  const isWanted = ({ height }: Rung, index: number) =>
    index === 0 || wantedHeights === undefined || wantedHeights.includes(height);
  return {
    rungs: [...pictures, ...sound].filter(isWanted),
    first: firstOf(pictures.filter(isWanted), copiesPicture) ?? sound,
    copiesPicture,
    copiesSound,
    isQuick: copiesPicture || (!video && copiesSound),
  };
}

function picturesOf(video: NonNullable<SourceFacts['video']>, copiesPicture: boolean): Rung[] {
  const ladder = pictureLadder(video);
  if (!copiesPicture) return ladder;
  const best = rungOfOwnSize(video);
  const isSmaller = ({ width, pixelHeight }: Rung) =>
    Math.min(width, pixelHeight) <= CLEARLY_SMALLER * Math.min(video.width, video.height);
  return [best, ...ladder.filter((rung) => rung.height < best.height && isSmaller(rung))];
}

/** A copy; else the best of the low rungs, but not the top one unless it is alone: making that takes longest. */
function firstOf(pictures: Rung[], copiesPicture: boolean): Rung[] | undefined {
  const low = pictures.slice(1).find(({ height }) => height <= FIRST_HEIGHT);
  const first = low && !copiesPicture ? low : pictures[0];
  return first && [first];
}
