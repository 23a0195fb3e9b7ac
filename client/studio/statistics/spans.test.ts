import { expect, test } from 'vitest';

import { formatStep, spanOf } from './spans.ts';

test('a stretch of time ends now', () => {
  expect(spanOf(0)).toBeNull();
  expect(spanOf(7, Date.parse('2026-11-22T10:00:00Z'))).toEqual({
    startDate: '2026-11-15T10:00:00.000Z',
    endDate: '2026-11-22T10:00:00.000Z',
  });
});

test('days have no hour', () => expect(formatStep('2026-11-15T00:00:00Z', '1 day')).toBe('Nov 15'));
