import { expect, test } from 'vitest';

import { formatClock, parseClock, spokenClock } from './clock.ts';

test.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [245, '4:05'],
  [3723, '1:02:03'],
  [Number.NaN, '0:00'],
  [Number.POSITIVE_INFINITY, '0:00'],
])('%s s reads %s', (seconds, text) => expect(formatClock(seconds)).toBe(text));

test.each([
  [0, '0 seconds'],
  [61, '1 minute 1 second'],
  [7205, '2 hours 5 seconds'],
])('%s s is said %s', (seconds, text) => expect(spokenClock(seconds)).toBe(text));

test.each([
  ['62', 62],
  ['62s', 62],
  ['1m2s', 62],
  ['1h2m3s', 3723],
  ['2m', 120],
  ['1:02', 62],
  ['1:02:03', 3723],
  ['0', 0],
  ['', null],
  ['s', null],
  ['-5', null],
  ['1e9', null],
  [null, null],
])('start=%s means %s', (text, seconds) => expect(parseClock(text)).toBe(seconds));
