import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { clip } from '../support/clips.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, heightsOf } from './given.ts';

const { viewer } = useBrowser();

const PATIENCE = { timeout: 60_000 };
const THIN = 500e3 / 8; // bytes a second: a third of what the best quality needs

/** More than is buffered ahead, with many bytes: noise does not compress. */
const denseClip = () =>
  clip(
    'mp4',
    '-f lavfi -i testsrc=d=60:s=640x360:r=10,noise=alls=20:allf=t -c:v libx264 -preset ultrafast ' +
      '-g 20 -b:v 1500k -maxrate 1600k -bufsize 1500k -pix_fmt yuv420p -movflags +faststart',
  );

/** From now on no more bytes a second come to a page. */
async function openLine(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (downloadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput,
      uploadThroughput: -1, // no limit
    });
}

test('over a line that has become thin a viewer is sent less, and sees on', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await denseClip());
  const best = (await heightsOf(node, id)).at(-1)!;
  const page = await (await viewer(node)).newPage();
  let height = 0;
  page.on('request', (request) => {
    height = Number(/-(\d+)-fragmented\.mp4/.exec(request.url())?.[1] ?? height);
  });
  const limit = await openLine(page);
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  await expect.poll(() => height, PATIENCE).toBe(best);

  await limit(THIN);
  await page.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime = 42)); // where nothing is buffered
  await expect.poll(() => height, PATIENCE).toBeLessThan(best);
  await expect.poll(async () => (await playback(page)).seconds, PATIENCE).toBeGreaterThan(45);
}, 240_000);
