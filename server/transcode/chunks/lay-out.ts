import type { SourceFacts } from '../../catalog/index.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import type { Stretch } from '../pass/stretch.ts';

const INDEXED = ['mov', 'matroska']; // formats in which one gets to a time at once

/** Whether a source is encoded in parts: only one that is much longer than a part, and can be entered anywhere. */
export const isLong = (facts: SourceFacts, chunkSeconds: number): boolean =>
  facts.video !== undefined && facts.durationSeconds > 1.5 * chunkSeconds && isIndexed(facts);

/** Whether one gets to any time of a source at once. */
export const isIndexed = ({ formatName }: Pick<SourceFacts, 'formatName'>): boolean =>
  INDEXED.includes(formatName.split(',')[0]!);

/**
 * The parts of a source, all about `chunkSeconds` long but the last, which may be half as long again. They begin where a
 * segment begins: at the given times, or every so many seconds.
 */
export function layOutChunks(
  durationSeconds: number,
  chunkSeconds: number,
  cuts?: readonly number[],
): Stretch[] {
  const starts = [0];
  const isPossible = (seconds: number) => durationSeconds - seconds >= chunkSeconds / 2;
  const next = (after: number) =>
    cuts ? cuts.find((cut) => cut >= after + chunkSeconds - 0.01) : after + chunkSeconds;
  for (let cut = next(0); cut !== undefined && isPossible(cut); cut = next(cut)) starts.push(cut);
  return starts.map((startSeconds, n) => ({ startSeconds, endSeconds: starts[n + 1] }));
}

/** Where the segments of a finished rendition begin. */
export function cutsOf(playlist: string): number[] {
  let seconds = 0;
  return parsePlaylist(playlist).segments.map((segment) => (seconds += segment.seconds));
}
