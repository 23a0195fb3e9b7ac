import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';
import { stepTo } from './stepping.ts';

const { viewer } = useBrowser();
const TELEVISION = {
  userAgent: 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36',
  viewport: { width: 1920, height: 1080 },
};

test('with the arrows of a remote control, a viewer finds a video, plays it, and goes to what is around it', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const clip = await longClip();
  for (const name of ['Herons', 'Salmon']) await givenVideo(root, clip, { name });
  const page = await (await viewer(node, TELEVISION)).newPage();

  await page.goto('/');
  await page.getByRole('heading', { name: 'Herons' }).first().waitFor();
  await stepTo(page, 'ArrowDown', 'Salmon');
  await stepTo(page, 'ArrowRight', 'Herons');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/w\//);
  await untilPlaying(page);

  await stepTo(page, 'ArrowDown', 'Position');
  const { seconds } = await playback(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await playback(page)).seconds).toBeGreaterThan(seconds + 4);
  await stepTo(page, 'ArrowDown', 'Settings');
  await stepTo(page, 'ArrowLeft', 'Pause');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await playback(page)).paused).toBe(true);
  await stepTo(page, 'ArrowDown', 'Main root channel');
  await stepTo(page, 'ArrowRight', 'Share');
  await stepTo(page, 'ArrowUp', 'Search');
}, 120_000);
