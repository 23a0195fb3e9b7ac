import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

async function watching(path = '') {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip());
  const context = await viewer(node, { permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`/w/${id}${path}`);
  await untilPlaying(page);
  return { page, id };
}

test('the keyboard plays, seeks, mutes and changes the speed', async () => {
  const { page } = await watching();
  const after = async (key: string) => {
    await page.keyboard.press(key);
    return playback(page);
  };

  expect(await after('k')).toMatchObject({ paused: true });
  expect(await after('5')).toMatchObject({ seconds: expect.closeTo(20, 0) });
  expect(await after('l')).toMatchObject({ seconds: expect.closeTo(30, 0) });
  expect(await after('ArrowLeft')).toMatchObject({ seconds: expect.closeTo(25, 0) });
  const { muted } = await playback(page);
  expect(await after('m')).toMatchObject({ muted: !muted });
  expect(await after('>')).toMatchObject({ rate: 1.25 });
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard' }).waitFor();
});

test('a link can carry the moment to start at, and the place is kept for the next visit', async () => {
  const { page, id } = await watching('?start=12s');
  expect((await playback(page)).seconds).toBeGreaterThan(12);

  await page.keyboard.press('k');
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel(/Start at 0:2/).check();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Link copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    new RegExp(`/w/${id}\\?start=2\\ds$`),
  );

  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  expect((await playback(page)).seconds).toBeGreaterThan(19);
});

test('resting on the seek bar shows the frame and the time below the pointer', async () => {
  const { page } = await watching();
  await page.getByRole('region', { name: 'Video player' }).hover();
  const bar = page.getByRole('slider', { name: 'Position' });
  const { width = 0 } = (await bar.boundingBox()) ?? {};

  const rest = async () => {
    await page.mouse.move(0, 0); // the controls hide from a mouse that does not move
    await page.getByRole('region', { name: 'Video player' }).hover();
    await bar.hover({ position: { x: width / 2, y: 10 } });
    return page.locator('.preview .frame').count();
  };
  await expect.poll(rest, { timeout: 30_000, interval: 1000 }).toBe(1);
  await page.getByText('0:20', { exact: true }).waitFor();
  const frame = page.locator('.preview .frame');
  expect(await frame.evaluate((element) => getComputedStyle(element).backgroundImage)).toMatch(
    /storyboards/,
  );

  await bar.click({ position: { x: width / 2, y: 10 } });
  await expect.poll(async () => (await playback(page)).seconds).toBeGreaterThan(19);
});
