import { expect, test } from 'vitest';

import {
  areaPath,
  labelledIndices,
  linePath,
  nearestIndex,
  niceTicks,
  spanTicks,
} from './scale.ts';

const box = { width: 100, height: 50, top: 10 };

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 2.5, 5, 7.5, 10]],
  [97, [0, 25, 50, 75, 100]],
  [1234, [0, 500, 1000, 1500]],
])('an axis up to %d has lines at %j', (highest, ticks) =>
  expect(niceTicks(highest)).toEqual(ticks),
);

test.each([
  [0, [0, 1]],
  [100, [0, 30, 60, 90, 120]],
  [130, [0, 60, 120, 180]],
  [7000, [0, 1800, 3600, 5400, 7200]],
  [40_000, [0, 18_000, 36_000, 54_000]],
])('an axis up to %d seconds has lines at %j', (highest, ticks) =>
  expect(spanTicks(highest)).toEqual(ticks),
);

test('a line runs from edge to edge, and its area reaches the floor', () => {
  expect(linePath([0, 10], box)).toBe('M0 50L100 0');
  expect(areaPath([0, 10], box)).toBe('M0 50L100 0V50H0Z');
  expect(linePath([5], box)).toBe('M50 25');
  expect(areaPath([5], box)).toBe('');
});

test('the nearest point is found, also outside', () => {
  expect([-5, 26, 400].map((x) => nearestIndex(x, 5, box))).toEqual([0, 1, 4]);
});

test('labels have room', () => {
  expect(labelledIndices(3, 400)).toEqual([0, 1, 2]);
  expect(labelledIndices(30, 300)).toEqual([0, 15, 29]);
  expect(labelledIndices(30, 300, 'Nov 21, 09:00 AM'.length)).toEqual([0, 29]);
});
