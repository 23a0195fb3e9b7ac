import { expect, test } from 'vitest';

import { formatStep, formatWatchTime, spanOf } from './spans.ts';

test('a stretch of time ends now', () => {
  expect(spanOf(0)).toBeNull();
  expect(spanOf(7, Date.parse('2026-11-22T10:00:00Z'))).toEqual({
    startDate: '2026-11-15T10:00:00.000Z',
    endDate: '2026-11-22T10:00:00.000Z',
  });
});

test.each([
  [40, '40 sec'],
  [720, '12 min'],
  [12_600, '3.5 hr'],
  [72_000, '20 hr'],
])('%d seconds are %s', (seconds, words) => expect(formatWatchTime(seconds)).toBe(words));

test('days have no hour', () => expect(formatStep('2026-11-15T00:00:00Z', '1 day')).toBe('Nov 15'));
