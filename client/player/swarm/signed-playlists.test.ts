import { createHash } from 'node:crypto';

import { afterEach, expect, test, vi } from 'vitest';

import { findSigned } from './signed-playlists.ts';

const TEXT = '#EXTM3U\n';
const answers: Record<string, string> = { '/lie': '#EXTM3U\nother.mp4\n', '/right': TEXT };
const load = (url: string, init?: RequestInit) => {
  if (url === '/silent') return untilAborted(init!.signal!);
  const text = answers[url];
  return text === undefined
    ? Promise.reject(new Error('away'))
    : Promise.resolve(new Response(text));
};
/** Whoever never answers. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

const { signal } = new AbortController();
const signed = (mirrorUrls: string[]) => [{ url: '/origin', sha256, mirrorUrls }];
const sha256 = createHash('sha256').update(TEXT).digest('hex');

const find = (mirrorUrls: string[], url = '/origin') =>
  findSigned(signed(mirrorUrls), url, { signal, load });

afterEach(() => void vi.useRealTimers());

test('a playlist is taken of whoever has the one that was signed for', async () => {
  expect(await find(['/away', '/lie', '/right'])).toBe(TEXT);
  expect(await find(['/away', '/lie'])).toBeNull();
  expect(await find(['/right'], '/another')).toBeNull();
});

test('who says nothing does not keep others from being asked, and is not waited for in the end', async () => {
  vi.useFakeTimers();
  const found = find(['/silent', '/right']);
  await vi.advanceTimersByTimeAsync(2500);
  expect(await found).toBe(TEXT);
  const nobody = find(['/silent', '/lie']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await nobody).toBeNull();
});
