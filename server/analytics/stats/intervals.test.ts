import { expect, test } from 'vitest';

import { intervalsOf } from './intervals.ts';

const divide = (from: string, to: string) => {
  const { groupInterval, starts } = intervalsOf({
    startDate: new Date(from),
    endDate: new Date(to),
  });
  return [
    groupInterval,
    starts.length,
    starts[0]?.toISOString().slice(0, 16),
    starts.at(-1)?.toISOString().slice(0, 16),
  ];
};

const parts = (text: string): unknown => expect.stringContaining(text);

test.each([
  ['2026-11-21T07:06:40Z', '2026-11-21T07:08:32Z', '1 minute', 3, '07:06', '07:08'],
  ['2026-11-21T07:06:40Z', '2026-11-21T11:06:40Z', '10 minutes', 25, '07:06', '11:06'],
  ['2026-11-21T01:30:00+02:00', '2026-11-21T23:10:00Z', '1 hour', 25, '20T23:00', '23:00'],
  ['2026-11-01T07:06:00Z', '2026-11-05T08:00:00Z', '6 hours', 17, '07:00', '07:00'],
  ['2026-11-01T07:06:00Z', '2026-11-10T08:00:00Z', '12 hours', 19, '07:00', '07:00'],
  ['2026-11-02T07:06:00Z', '2026-11-21T08:00:00Z', '1 day', 20, '02T00:00', '21T00:00'],
  ['2026-08-21T07:06:00Z', '2026-11-21T08:00:00Z', '2 days', 47, '08-21', '11-21'],
  ['2026-01-01T07:06:00Z', '2026-11-21T08:00:00Z', '7 days', 47, '01-01', '11-19'],
  ['2022-01-31T07:06:00Z', '2026-11-21T08:00:00Z', '1 month', 59, '2022-01-01', '2026-11-01'],
  ['2019-11-21T07:06:00Z', '2026-11-21T08:00:00Z', '6 months', 15, '2019-11-01', '2026-11-01'],
])('from %s to %s by %s', (from, to, groupInterval, count, first, last) => {
  expect(divide(from, to)).toEqual([groupInterval, count, parts(first), parts(last)]);
});
