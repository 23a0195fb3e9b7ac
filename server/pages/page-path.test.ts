import { expect, test } from 'vitest';

import { parsePagePath, parsePageUrl } from './page-path.ts';

const NODE = new URL('https://node.example');
const UUID = '98708646-3498-4b82-8fef-d40c47887c4f';

test.each([
  ['/w/jPMxVA3a3hcBNYayPx9rvH', { kind: 'video', id: 'jPMxVA3a3hcBNYayPx9rvH' }],
  [`/videos/watch/${UUID}`, { kind: 'video', id: UUID }],
  ['/w/7/', { kind: 'video', id: '7' }],
  ['/w/abc;threadId=3', { kind: 'video', id: 'abc' }],
  ['/w/p/abc', { kind: 'playlist', id: 'abc' }],
  ['/videos/watch/playlist/abc', { kind: 'playlist', id: 'abc' }],
  ['/c/gold_channel/videos', { kind: 'channel', handle: 'gold_channel' }],
  ['/video-channels/gold', { kind: 'channel', handle: 'gold' }],
  ['/a/ada@other.example:9000', { kind: 'account', handle: 'ada@other.example:9000' }],
  ['/accounts/ada/video-channels', { kind: 'account', handle: 'ada' }],
  ['/@ada', { kind: 'actor', handle: 'ada' }],
  ['/w/', undefined],
  ['/w/a/b', undefined],
  ['/w/a%2fb', undefined],
  ['/videos/embed/a', undefined],
  ['/c/%3Cscript%3E', undefined],
])('%s is the page of %o', (path, page) => {
  expect(parsePagePath(path)).toEqual(page);
});

test('only addresses of this node are about what is on it', () => {
  expect(parsePageUrl('https://node.example/w/abc?start=3s', NODE)).toMatchObject({ id: 'abc' });
  for (const other of [
    'https://other.example/w/abc',
    'https://node.example.org/w/abc',
    '/w/abc',
    '',
  ]) {
    expect(parsePageUrl(other, NODE)).toBeUndefined();
  }
});
