import { copiedPicture, type Work } from '../work.ts';
import { parsePlaylist } from './media-playlist.ts';

/** Where the pictures of a rung start anew: every so often, or at given times. `maxSeconds` is the longest way between two. */
export type Keyframes = { force: string; maxSeconds: number };

export const EVERY_TWO_SECONDS: Keyframes = { force: 'expr:gte(t,n_forced*2)', maxSeconds: 2 };

/** Longer than this a segment is no good for changing between renditions. */
export const MAX_SEGMENT_SECONDS = 12;

const BEFORE_FRAME_SECONDS = 0.005; // the first frame at or after the given time is taken: times are rounded

/** Where the segments of a finished rendition start, so that those of all others start there too. */
export function keyframesOf(playlist: string): Keyframes {
  let seconds = 0;
  const ends = parsePlaylist(playlist).segments.map((segment) => (seconds += segment.seconds));
  const starts = ends.slice(0, -1).map((end) => (end - BEFORE_FRAME_SECONDS).toFixed(3));
  return { force: ['0', ...starts].join(','), maxSeconds: MAX_SEGMENT_SECONDS };
}

/** Those of what is made beside what is there already: a copied picture has them where its maker put them, and the others follow it. */
export function keyframesBeside(work: Work): Keyframes {
  const copied = copiedPicture(work);
  return copied ? keyframesOf(copied.playlist) : EVERY_TWO_SECONDS;
}
