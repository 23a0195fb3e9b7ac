import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';

const { viewer } = useBrowser();

const isFocused = (at: Locator) => at.evaluate((it) => it === document.activeElement);

test('who is writing a comment keeps it: at a link to a thread, at the way back, and when the next video would begin', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const id = await givenVideo(root, await ladderClip(), { name: 'Herons at noon' });
  await openCatalog(node).givenVideo(await join('ada'), { name: 'Herons at dusk' });
  await write(root, 'PUT', '/users/me', { autoPlayNextVideo: true });
  await write(root, 'POST', `/videos/${id}/comment-threads`, { text: 'Look at the left one' });
  const page = await (await viewer(node)).newPage();
  await signInTo(page, `/w/${id}`);
  await untilPlaying(page);
  const field = page.getByRole('textbox', { name: 'Add a comment' });
  await field.fill('And the right one');

  await page.getByRole('article', { name: 'Comment by root' }).locator('a.when').click();
  await page.waitForURL(/threadId=/);
  await page.goBack();
  await page.waitForURL((url) => url.search === '');
  expect(await field.inputValue()).toBe('And the right one');
  expect(await page.getByRole('dialog').count()).toBe(0);

  const player = page.getByRole('region', { name: 'Video player' });
  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration;
  });
  await page.getByText(/^Next in \d/).waitFor();
  const asks = page.getByRole('dialog', { name: 'Leave without sending?' });
  await asks.waitFor();
  await page.keyboard.press('Escape');
  await asks.waitFor({ state: 'detached' });
  expect(await page.getByText('Next in').count()).toBe(0);
  expect(await field.inputValue()).toBe('And the right one');

  await player.getByRole('button', { name: 'Watch again' }).first().press('Enter');
  await expect.poll(() => isFocused(player)).toBe(true); // the button goes, and keys are still the player's
}, 180_000);

test('by keyboard, one film after the other is taken out of the history', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [ada, bo] = [await join('ada'), await join('bo')];
  const { givenVideo: listed } = openCatalog(node);
  for (const name of ['Spring', 'Gorge', 'Delta']) {
    const { id } = await listed(ada, { name });
    await write(bo, 'POST', `/videos/${id}/views`, { currentTime: 5 });
  }
  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/my-library/history/videos');
  await fillSignIn(page, 'bo', 'open sesame');
  const remove = page.getByRole('button', { name: /^Remove .* from your history$/ });
  await expect.poll(() => remove.count()).toBe(3);

  await remove.first().press('Enter');
  await expect.poll(() => remove.count()).toBe(2);
  await expect.poll(() => isFocused(remove.first())).toBe(true);
  await remove.last().press('Enter');
  await expect.poll(() => remove.count()).toBe(1);
  await expect.poll(() => isFocused(remove.first())).toBe(true);
  await remove.first().press('Enter');
  await page.getByText('Nothing watched yet').waitFor();
  await expect.poll(() => isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
}, 120_000);
