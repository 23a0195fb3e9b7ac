import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { signInTo, untilPlaying, useBrowser } from './browser.ts';
import { delayMedia } from './crowd.ts';
import { givenVideo, longClip } from './given.ts';

const chromium = useBrowser();

const HOSTILE = `</script><script>alert(1)</script>`;
const HOME_FILES_MAX = 10;

/** The paths a page asks for from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    asked.push(pathname + search);
  });
  return asked;
}

test('a first visit takes few requests, and asks for nothing that came with the page', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const id = await givenVideo(root, await longClip(), { name: HOSTILE });
  const page = await (await chromium.viewer(node)).newPage();
  const asked = requestsOf(page);

  await page.goto('/');
  await page.getByRole('heading', { name: HOSTILE }).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  expect(asked.filter((path) => /\.(?:js|css)$/.test(path)).length).toBeLessThan(HOME_FILES_MAX);

  asked.length = 0;
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  expect(asked).not.toContain(`/api/v1/videos/${id}`);
  expect(asked).not.toContain('/api/v1/config');
});

test('the first seconds come before what plays the rest, are fetched once, and go on without a seam', async () => {
  const node = await startTestNode();
  const id = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), await longClip());
  const page = await (await chromium.viewer(node)).newPage();
  const asked = requestsOf(page);
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  await page.waitForFunction(() => {
    const { buffered, paused } = document.querySelector('video')!;
    return !paused && buffered.length === 1 && buffered.end(0) > 8;
  });

  const media = asked.filter((path) => /fragmented\.mp4$|hls-\w+-[\w-]+\.js$|\.m3u8$/.test(path));
  expect(media[0]).toMatch(/-fragmented\.mp4$/);
  expect(media[1]).toMatch(/hls-light/);
  const { starts, errors } = await page.evaluate(() => {
    const { buffered, error } = document.querySelector('video')!;
    return { starts: buffered.start(0), errors: error?.message };
  });
  expect([starts, errors]).toEqual([0, undefined]);
});

test('first seconds that come late are waited for, and not asked for a second time', async () => {
  const node = await startTestNode();
  const id = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), await longClip());
  const page = await (await chromium.viewer(node)).newPage();
  await delayMedia(page, 3000);
  const ranges: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('-fragmented.mp4')) ranges.push(request.headers()['range']!);
  });
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  await expect.poll(() => ranges.length, { timeout: 20_000 }).toBeGreaterThan(1);
  const [first, ...others] = ranges.map((range) => range.match(/\d+/g)!.map(Number));
  expect(first![0]).toBe(0);
  expect(others.filter(([start]) => start! <= first![1]!)).toEqual([]);
});

test('whoever is signed in is answered anew', async () => {
  const node = await startTestNode();
  await givenVideo(await node.signIn('root', ADMIN_PASSWORD), await longClip());
  const page = await (await chromium.viewer(node)).newPage();
  await signInTo(page, '/upload');
  const asked = requestsOf(page);
  await page.goto('/');
  await page.getByRole('heading', { name: 'A stream at dawn' }).first().waitFor();
  expect(asked).toContain('/api/v1/videos?sort=-trending&start=0&count=16');
});
