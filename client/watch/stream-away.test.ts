import { expect, test } from 'vitest';

import { isAway, streamAway } from './stream-away.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const stream = (id: number, ...liveSchedules: string[]) => ({
  state: { id, label: '' },
  liveSchedules: liveSchedules.map((startAt) => ({ startAt })),
});

test('only a stream that has not begun, or is over, is away', () => {
  expect([1, 2, 4, 5, 7].filter((id) => isAway(stream(id)))).toEqual([4, 5]);
});

test('a stream that waits says when it is announced for next, where that is still to come', () => {
  const later = '2026-11-26T18:30:00Z';
  const announced = stream(4, '2026-11-22T18:30:00Z', '2026-12-03T18:30:00Z', later);
  expect(streamAway(announced, NOW).title).toContain('Nov 26, 2026');
  expect(streamAway(stream(4, '2026-11-22T18:30:00Z'), NOW).title).toBe(
    'This stream has not begun yet',
  );
});

test('a stream that is over says so, whatever it was announced for', () => {
  expect(streamAway(stream(5, '2026-12-03T18:30:00Z'), NOW).title).toBe('This stream is over');
});

test('in a page of another site nothing is said of leaving it open', () => {
  expect(streamAway(stream(4), NOW).advice).toMatch(/leave this page open/);
  expect(streamAway(stream(4), NOW, 'embedded').advice).toBe('It starts here by itself.');
});
