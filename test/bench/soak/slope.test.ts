import { expect, test } from 'vitest';

import { growthPerHour } from './slope.ts';

test('what grows steadily grows by so much an hour, whatever it jitters', () => {
  const points = Array.from({ length: 60 }, (_, minute) => ({
    hours: minute / 60,
    value: 100 + minute / 2 + (minute % 2 === 0 ? 3 : -3),
  }));
  expect(growthPerHour(points)).toBeCloseTo(30, 0);
});

test('what stays, and what was seen once or never, does not grow', () => {
  const still = [0, 1, 2].map((hours) => ({ hours, value: 7 }));
  expect(growthPerHour(still)).toBe(0);
  expect(growthPerHour(still.slice(0, 1))).toBe(0);
  expect(growthPerHour([])).toBe(0);
});
