import { expect, test } from 'vitest';

import {
  growingWords,
  growthOf,
  isBehind,
  lengthOf,
  nativeLiveSeconds,
  reachOf,
} from './growing.ts';

test('a video that is still made has its whole length, and is watched as far as it is there', () => {
  const growing = { madeSeconds: 200, liveSeconds: null, durationSeconds: 200 };
  expect(lengthOf(growing, 3600)).toBe(3600);
  expect(reachOf(growing)).toBe(198);
  expect(growingWords(growing)).toBe('Still being made: available up to 3:20');
});

test('a video that is whole says nothing of it', () => {
  const whole = { madeSeconds: null, liveSeconds: null, durationSeconds: 59.8 };
  expect(lengthOf(whole, 60)).toBe(59.8);
  expect(reachOf(whole)).toBe(59.8);
  expect(growingWords(whole)).toBe('');
});

test('what is live is watched where it is now, until its playlist ends', () => {
  const live = growthOf({ live: true, edge: 62 }, { isLive: true, sync: 50 });
  expect(live).toEqual({ madeSeconds: null, liveSeconds: 50 });
  expect(growingWords({ ...live, durationSeconds: 62 })).toBe('');
  expect(reachOf({ ...live, durationSeconds: 62 })).toBe(50);
  expect(isBehind({ ...live, currentSeconds: 45 })).toBe(false);
  expect(isBehind({ ...live, currentSeconds: 20 })).toBe(true);

  const over = growthOf({ live: false, edge: 62 }, { isLive: true, sync: null });
  expect(over).toEqual({ madeSeconds: null, liveSeconds: null });
  expect(isBehind({ ...over, currentSeconds: 0 })).toBe(false);
  expect(growthOf({ live: true, edge: 200 }, { sync: null }).madeSeconds).toBe(200);
});

test('a browser that plays by itself tells where what is live is by how far one can go', () => {
  const seekable = {
    length: 2,
    start: (at: number) => [0, 40][at]!,
    end: (at: number) => [30, 62][at]!,
  };
  const none = { length: 0, start: () => 0, end: () => 0 };
  expect(nativeLiveSeconds({ duration: Infinity, seekable })).toBe(62);
  expect(nativeLiveSeconds({ duration: 62, seekable })).toBe(null);
  expect(nativeLiveSeconds({ duration: Infinity, seekable: none })).toBe(null);
});
