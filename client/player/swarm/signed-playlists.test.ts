import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { findSigned } from './signed-playlists.ts';

const TEXT = '#EXTM3U\n';
const answers: Record<string, string> = { '/lie': '#EXTM3U\nother.mp4\n', '/right': TEXT };
const load = (url: string) => {
  const text = answers[url];
  return text === undefined
    ? Promise.reject(new Error('away'))
    : Promise.resolve(new Response(text));
};
const { signal } = new AbortController();
const signed = (mirrorUrls: string[]) => [{ url: '/origin', sha256, mirrorUrls }];
const sha256 = createHash('sha256').update(TEXT).digest('hex');

const find = (mirrorUrls: string[], url = '/origin') =>
  findSigned(signed(mirrorUrls), url, { signal, load });

test('a playlist is taken of whoever has the one that was signed for', async () => {
  expect(await find(['/away', '/lie', '/right'])).toBe(TEXT);
  expect(await find(['/away', '/lie'])).toBeNull();
  expect(await find(['/right'], '/another')).toBeNull();
});
