import { expect, test } from 'vitest';

import { addSample, bytesPerSecond, secondsLeft } from './rate.ts';

test('the speed is that of the last ten seconds', () => {
  const samples = [
    { atMs: 0, sentBytes: 0 },
    { atMs: 5000, sentBytes: 100_000 },
    { atMs: 15_000, sentBytes: 1_100_000 },
  ];
  const kept = samples.reduce(addSample, []);
  expect(kept).toHaveLength(2);
  expect(bytesPerSecond(kept)).toBe(100_000);
});

test('nothing is claimed before there is something to go by', () => {
  expect(bytesPerSecond([])).toBeNull();
  expect(bytesPerSecond([{ atMs: 0, sentBytes: 5 }])).toBeNull();
  expect(secondsLeft(100, null)).toBeNull();
  expect(secondsLeft(100, 0)).toBeNull();
  expect(secondsLeft(100, 50)).toBe(2);
});
