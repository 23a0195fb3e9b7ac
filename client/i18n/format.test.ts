import { expect, test } from 'vitest';

import { formatAgo, formatBytes, formatSpan, formatTimeLeft, formatViews } from './format.ts';

test.each([
  [0, 'No views yet'],
  [1, '1 view'],
  [932_114, '932.1K views'],
])('%i views', (views, text) => expect(formatViews(views)).toBe(text));

test.each([
  ['2026-11-21T11:59:30Z', 'just now'],
  ['2026-11-21T12:00:30Z', 'just now'],
  ['2026-11-21T09:00:00Z', '3 hours ago'],
  ['2026-11-20T11:00:00Z', 'yesterday'],
  ['2026-11-01T12:00:00Z', '2 weeks ago'],
  ['2019-01-01T00:00:00Z', '7 years ago'],
])('%s', (moment, text) =>
  expect(formatAgo(moment, Date.parse('2026-11-21T12:00:00Z'))).toBe(text),
);

test.each([
  [0, '0 byte'],
  [640_000, '640 kB'],
  [1_430_000_000, '1.4 GB'],
])('%i bytes', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [2, 'a few seconds'],
  [38, '40 seconds'],
  [61, '2 minutes'],
  [3600, '1 hour'],
  [4200, '1 hour 10 minutes'],
])('%i s left', (seconds, text) => expect(formatTimeLeft(seconds)).toBe(text));

test.each([
  [0, '0 sec'],
  [4.23, '4.2 sec'],
  [9.97, '10 sec'],
  [40, '40 sec'],
  [59.7, '1 min'],
  [90, '1.5 min'],
  [720, '12 min'],
  [3590, '1 hr'],
  [12_600, '3.5 hr'],
  [72_000, '20 hr'],
])('%d seconds are %s', (seconds, text) => expect(formatSpan(seconds)).toBe(text));
