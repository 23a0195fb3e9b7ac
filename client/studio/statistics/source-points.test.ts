import { expect, test } from 'vitest';

import { sourcePoints } from './source-points.ts';

test('sources are named by what they are, with their host where there is one', () => {
  expect(
    sourcePoints([
      { kind: 'site', host: 'forum.example', viewers: 5 },
      { kind: 'site', host: null, viewers: 4 },
      { kind: 'embed', host: 'blog.example', viewers: 3 },
      { kind: 'search', host: null, viewers: 2 },
    ]),
  ).toEqual([
    { label: 'forum.example', value: 5 },
    { label: 'Other sites', value: 4 },
    { label: 'Embedded on blog.example', value: 3 },
    { label: 'Search on this node', value: 2 },
  ]);
});

test('many sources are twelve bars', () => {
  const many = Array.from({ length: 30 }, (_, n) => ({
    kind: 'site' as const,
    host: `${n}.example`,
    viewers: 30 - n,
  }));
  const points = sourcePoints(many);
  expect(points).toHaveLength(12);
  expect(points.at(-1)).toEqual({ label: 'All others', value: 190 });
});
