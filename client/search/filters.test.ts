import { expect, test } from 'vitest';

import {
  actorQuery,
  countFilters,
  NO_FILTERS,
  readFilters,
  searchPath,
  videoQuery,
} from './filters.ts';

test('a search is in its address, and the other way round', () => {
  const filters = {
    ...NO_FILTERS,
    search: 'two waters & one',
    duration: 'medium',
    tagsAllOf: 'river, water',
    sort: '-views',
  };
  const path = searchPath(filters);
  expect(path).toBe(
    '/search?search=two+waters+%26+one&sort=-views&duration=medium&tagsAllOf=river%2C+water',
  );
  expect(readFilters(new URL(path, 'https://node.example').searchParams)).toEqual(filters);
  expect(countFilters(filters)).toBe(2);
  expect(searchPath(NO_FILTERS)).toBe('/search');
});

test('wishes are written as the contract writes them', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const wishes = {
    ...NO_FILTERS,
    search: 'herons',
    date: 'week',
    duration: 'long',
    category: '6',
    tagsOneOf: 'a, ,b',
    live: 'none',
    sensitive: 'both',
    host: 'far.example',
  };
  expect(videoQuery(wishes, now)).toEqual({
    search: 'herons',
    startDate: '2026-11-15T12:00:00.000Z',
    durationMin: '1200',
    categoryOneOf: '6',
    tagsOneOf: ['a', 'b'],
    isLive: 'false',
    nsfw: 'both',
    host: 'far.example',
  });
  expect(actorQuery(wishes)).toEqual({ search: 'herons', host: 'far.example' });
});

test('what means nothing in an address is passed over', () => {
  const strange = readFilters(new URLSearchParams('kind=root&sort=-password&date=never'));
  expect(strange).toMatchObject({ kind: 'videos', sort: '' });
  expect(videoQuery(strange)).toEqual({});
});
