import { expect, test } from 'vitest';

import { comesInTime } from './pace.ts';

const stretch = { sizeBytes: 500_000, seconds: 4 };

test('over a line that is faster than the video, playback begins with the first bytes', () => {
  expect(comesInTime({ gotBytes: 64_000, elapsedMs: 300 }, stretch)).toBe(true);
});

test('over a slower one it waits until the rest comes in time, even if that comes a little slower', () => {
  const came = [1000, 2100, 2200, 5000].map((elapsedMs) =>
    comesInTime({ gotBytes: 100 * elapsedMs, elapsedMs }, stretch),
  );
  expect(came).toEqual([false, false, true, true]);
});

test('of nothing there is no pace, and all of it can be played', () => {
  expect(comesInTime({ gotBytes: 0, elapsedMs: 0 }, stretch)).toBe(false);
  expect(comesInTime({ gotBytes: 500_000, elapsedMs: 60_000 }, stretch)).toBe(true);
});
