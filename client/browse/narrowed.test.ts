import { expect, test } from 'vitest';

import { narrowedPath, narrowedQuery, readNarrowed } from './narrowed.ts';

test('what a list is narrowed to is in its address', () => {
  const all = readNarrowed(new URLSearchParams());
  expect(narrowedPath(all)).toBe('/videos/browse');
  expect(narrowedQuery(all)).toEqual({ sort: '-publishedAt' });

  const some = readNarrowed(new URLSearchParams('scope=local&category=6&sort=-views'));
  expect(narrowedPath(some)).toBe('/videos/browse?scope=local&category=6&sort=-views');
  expect(narrowedQuery(some)).toEqual({ sort: '-views', isLocal: 'true', categoryOneOf: '6' });
});

test('what means nothing in an address is passed over', () => {
  const strange = readNarrowed(new URLSearchParams('scope=mars&category=6;drop&sort=-password'));
  expect(strange).toEqual(readNarrowed(new URLSearchParams()));
});
