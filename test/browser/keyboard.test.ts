import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { playback, signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';
import { stepTo } from './stepping.ts';

const { viewer } = useBrowser();

test('by the keyboard alone, a viewer signs in, finds a video, plays it, chooses its quality, and comments', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await givenVideo(root, await ladderClip(), { name: 'Herons at noon' });
  const page = await (await viewer(node)).newPage();
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  await page.goto('/');
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await tabTo(page, 'Sign in');
  await press('Enter');
  await page.waitForURL(/\/login/);
  await tabTo(page, 'User name');
  await page.keyboard.type('root');
  await tabTo(page, 'Password');
  await page.keyboard.type(ADMIN_PASSWORD);
  await press('Enter');
  await page.waitForURL((url) => url.pathname === '/');

  await tabTo(page, 'Search');
  await page.keyboard.type('herons');
  await press('Enter');
  await page.waitForURL(/search=herons/);
  await page.getByRole('link', { name: 'Herons at noon' }).first().waitFor();
  await tabTo(page, 'Herons at noon');
  await press('Enter');
  await page.getByRole('heading', { name: 'Herons at noon' }).waitFor();
  await page.locator('video').waitFor();
  await untilPlaying(page);
  await press('k');
  await expect.poll(async () => (await playback(page)).paused).toBe(true);

  await tabTo(page, 'Settings');
  await press('Enter');
  const menu = page.getByRole('menu', { name: 'Settings' });
  await menu.waitFor();
  await arrowTo(page, 'Quality');
  await press('Enter');
  await page.getByRole('menu', { name: 'Quality' }).waitFor();
  await press('End', 'Enter');

  await tabTo(page, 'Add a comment');
  await page.keyboard.type('Seen with ten fingers.');
  await press('Control+Enter');
  await page.getByRole('article', { name: 'Comment by root' }).waitFor();
}, 180_000);

test('a dialog that was left gives the focus back to what opened it', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const id = await givenVideo(await join('ada'), await ladderClip(), { name: 'Herons at noon' });
  const page = await (await viewer(node)).newPage();
  await signInTo(page, `/w/${id}`);
  const more = page.getByRole('button', { name: 'More about this video' });
  await more.focus();
  for (const leave of ['Cancel', 'Escape']) {
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Report' }).waitFor();
    await arrowTo(page, 'Report');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    if (leave === 'Escape') await page.keyboard.press('Escape');
    else {
      await tabTo(page, leave);
      await page.keyboard.press('Enter');
    }
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => more.evaluate((it) => it === document.activeElement)).toBe(true);
  }
}, 120_000);

/** Presses Tab until what has this name, or begins with it, has the focus; fails if it never has. */
const tabTo = (page: Page, name: string) => stepTo(page, 'Tab', name);

/** The same within a menu. */
const arrowTo = (page: Page, name: string) => stepTo(page, 'ArrowDown', name);
