import { expect, test } from 'vitest';

import { watchedId, watchedIdOfUrl } from './watch-path.ts';

const NODE = new URL('https://node.example');

test.each([
  ['/w/jPMxVA3a3hcBNYayPx9rvH', 'jPMxVA3a3hcBNYayPx9rvH'],
  ['/videos/watch/98708646-3498-4b82-8fef-d40c47887c4f', '98708646-3498-4b82-8fef-d40c47887c4f'],
  ['/w/7/', '7'],
  ['/w/', undefined],
  ['/w/a/b', undefined],
  ['/w/a%2fb', undefined],
  ['/videos/embed/a', undefined],
])('%s is the page of %s', (path, id) => {
  expect(watchedId(path)).toBe(id);
});

test('only addresses of this node are about its videos', () => {
  expect(watchedIdOfUrl('https://node.example/w/abc?start=3s', NODE)).toBe('abc');
  for (const other of [
    'https://other.example/w/abc',
    'https://node.example.org/w/abc',
    '/w/abc',
    '',
  ]) {
    expect(watchedIdOfUrl(other, NODE)).toBeUndefined();
  }
});
