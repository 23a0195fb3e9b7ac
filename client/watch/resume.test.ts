import { expect, test } from 'vitest';

import { keepPlace, readPlaces, type Place } from './resume.ts';

const place = (uuid: string, seconds: number, durationSeconds = 600): Place => ({
  uuid,
  seconds,
  durationSeconds,
});

test('the latest place of a video replaces the earlier one and comes first', () => {
  const kept = keepPlace([place('a', 100), place('b', 50)], place('b', 60));
  expect(kept).toEqual([place('b', 60), place('a', 100)]);
});

test.each([
  ['barely begun', place('a', 4)],
  ['finished but for the credits', place('a', 590)],
  ['shorter than half a minute', place('a', 15, 29)],
])('%s is forgotten', (_, latest) => expect(keepPlace([place('a', 100)], latest)).toEqual([]));

test('near the end of a short video there is still something to resume', () => {
  expect(keepPlace([], place('a', 50, 60))).toHaveLength(1);
});

test('the list does not grow without end', () => {
  let places: Place[] = [];
  for (let index = 0; index < 250; index++) places = keepPlace(places, place(`v${index}`, 100));
  expect(places).toHaveLength(200);
  expect(places[0]?.uuid).toBe('v249');
});

test.each(['', 'nonsense', '{"a":1}', '[1,null]'])('what is stored as %j is forgotten', (text) => {
  expect(readPlaces({ getItem: () => text })).toEqual([]);
});
