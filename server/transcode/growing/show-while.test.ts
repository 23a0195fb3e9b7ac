import { expect, test } from 'vitest';

import { SEGMENT_SECONDS } from '../pass/media-playlist.ts';
import type { Grower } from './grower.ts';
import type { Made } from './segments-made.ts';
import { isWorthwhile } from './show-while.ts';
import type { Showing } from './showing.ts';

const segments = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ start: n, end: n, seconds: SEGMENT_SECONDS }));
const playlistOf = (count: number) => ({ init: { start: 0, end: 0 }, segments: segments(count) });

/** A pass that goes on from what an earlier one has shown, and has shown nothing itself. */
function goingOnFrom(count: number, shownAt: number) {
  const stretch = { startSeconds: count * SEGMENT_SECONDS, endSeconds: undefined };
  return {
    grower: { resume: { stretch } } as Grower,
    shown: { playlist: playlistOf(count), hashes: {}, init: Buffer.alloc(0) },
    taken: 0,
    shownAt,
  } as Showing;
}

/** So many finished segments, and one that is not. */
const made = (count: number): Made => ({ ...playlistOf(count + 1), path: '', isAll: false });

test('who goes on from much that is shown shows more of it with a twentieth of that, or after a moment', () => {
  const now = goingOnFrom(100, performance.now());
  expect([1, 5, 6].map((count) => isWorthwhile(now, made(count)))).toEqual([false, false, true]);
  const longAgo = goingOnFrom(100, performance.now() - 11_000);
  expect(isWorthwhile(longAgo, made(1))).toBe(true);
  expect(isWorthwhile(goingOnFrom(0, performance.now()), made(1))).toBe(true);
});
