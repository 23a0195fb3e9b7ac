import { expect, test } from 'vitest';

import { sourceOf } from './source.ts';

const HERE = 'https://tube.example';

test.each([
  ['', 'direct', null],
  ['about:blank', 'direct', null],
  ['https://forum.example/t/1?secret', 'site', 'forum.example'],
  ['https://sub.tube.example:8443/', 'site', 'sub.tube.example'],
  ['android-app://org.example.reader/', 'site', 'org.example.reader'],
  [`${HERE}/`, 'home', null],
  [`${HERE}/search?search=river`, 'search', null],
  [`${HERE}/w/iG7vYy`, 'suggestion', null],
  [`${HERE}/c/museum/videos`, 'channel', null],
  [`${HERE}/my-library/liked`, 'library', null],
  [`${HERE}/about`, 'page', null],
  [`${HERE}/made-up`, 'page', null],
])('from %j the source is %s of %s', (cameFrom, kind, host) => {
  expect(sourceOf(cameFrom, HERE)).toEqual({ kind, host });
});
