import { expect, test } from 'vitest';

import { importName, isImportable, isUnderWay, mayRetry } from './import-state.ts';

test.each([
  ['https://example.org/v/1', true],
  [' http://example.org/clip.mp4 ', true],
  ['magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056', true],
  ['http://localhost/clip.mp4', false],
  ['ftp://example.org/clip.mp4', false],
  ['a walk', false],
])('%s can be imported: %s', (text, can) => expect(isImportable(text)).toBe(can));

test('what is stopped or has failed may be tried again, what is on its way not', () => {
  const states = [1, 2, 3, 4, 5, 6].map((id) => ({ state: { id } }));
  expect(states.map(isUnderWay)).toEqual([true, false, false, false, false, true]);
  expect(states.map(mayRetry)).toEqual([false, false, true, false, true, false]);
});

test('an import is called by its video, or by where it comes from', () => {
  const address = { targetUrl: 'https://example.org/', magnetUri: null, torrentName: null };
  expect(importName({ ...address, video: { name: 'A river' } })).toBe('A river');
  expect(importName({ ...address, video: null })).toBe('https://example.org/');
});
