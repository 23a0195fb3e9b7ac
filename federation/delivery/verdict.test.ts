import { expect, test } from 'vitest';

import { backOffSeconds, retryAfterSeconds, verdictOf } from './verdict.ts';

test.each([200, 202, 204])('%i ends a delivery well', (status) => {
  expect(verdictOf(status)).toBe('delivered');
});

test.each([400, 401, 403, 404, 405, 410, 413, 422, 451])('%i ends a delivery', (status) => {
  expect(verdictOf(status)).toBe('refused');
});

test.each([301, 308, 408, 425, 429, 500, 502, 503, 504])('after %i it is tried again', (status) => {
  expect(verdictOf(status)).toBe('failed');
});

test('each attempt comes later than the one before, and some come within the first hour', () => {
  const waits = Array.from({ length: 12 }, (_, n) => backOffSeconds(n + 1, 0, 0.5));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]! + waits[1]! + waits[2]!).toBeLessThan(3_600);
  expect(waits.at(-1)).toBe(12 * 3_600);
  expect(backOffSeconds(1, 0, 0)).toBeLessThan(backOffSeconds(1, 0, 1));
});

test('a receiver may ask for more time, within reason', () => {
  expect(backOffSeconds(1, 600, 0.5)).toBe(600);
  expect(backOffSeconds(1, 1e9, 0.5)).toBe(12 * 3_600);
  expect(retryAfterSeconds('120')).toBe(120);
  const now = Date.parse('2026-11-21T10:00:00Z');
  expect(retryAfterSeconds('Sat, 21 Nov 2026 10:01:00 GMT', now)).toBe(60);
  expect(retryAfterSeconds('Sat, 21 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(retryAfterSeconds('soon')).toBe(0);
  expect(retryAfterSeconds(undefined)).toBe(0);
});
