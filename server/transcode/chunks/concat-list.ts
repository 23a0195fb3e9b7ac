import { Failure } from '../../platform/errors.ts';
import { framesBefore } from '../pass/stretch.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Chunk } from './queries.ts';

type Part = Pick<Chunk, 'startSeconds' | 'endSeconds' | 'frames' | 'blobKey'>;

/**
 * The parts of a picture as ffmpeg's concat format reads them. Each says for how long it is, counted from the start of
 * the whole, so that nothing adds up. `pathOf` tells where a blob is on this machine.
 */
export function concatList(
  parts: readonly Part[],
  rungs: readonly Rung[],
  pathOf: (key: string) => string,
): string {
  const lines = parts.flatMap(({ blobKey, startSeconds, endSeconds }) => {
    if (blobKey === null) return [];
    const file = `file 'file:${pathOf(blobKey).replaceAll("'", String.raw`'\''`)}'`;
    if (endSeconds === null) return [file];
    const [start, end] = [startSeconds, endSeconds].map((seconds) => microseconds(seconds, rungs));
    return [file, `duration ${((end! - start!) / 1e6).toFixed(6)}`];
  });
  return ['ffconcat version 1.0', ...lines, ''].join('\n');
}

/** When the first frame at or after a time begins: in the smoothest of the rungs. */
const microseconds = (seconds: number, rungs: readonly Rung[]) =>
  Math.min(
    ...rungs.map(({ framesPerSecond }) =>
      Math.round((framesBefore(seconds, framesPerSecond) / framesPerSecond) * 1e6),
    ),
  );

/** A source may end early, but then all parts after the end are empty. Fails with `unreadable_media` where one in between is short. */
export function requireNoGap(parts: readonly Part[], { framesPerSecond }: Rung): void {
  const ends = parts.findIndex((part) => part.frames < framesIn(part, framesPerSecond));
  if (ends < 0 || parts.slice(ends + 1).every(({ frames }) => frames === 0)) return;
  throw new Failure('unreadable_media', 'A part of this file could not be converted.');
}

const framesIn = ({ startSeconds, endSeconds }: Part, framesPerSecond: number) =>
  endSeconds === null
    ? 0
    : framesBefore(endSeconds, framesPerSecond) - framesBefore(startSeconds, framesPerSecond);
