import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { signInTo, playback, untilPlaying, useBrowser } from './browser.ts';
import { ladderClip } from './given.ts';

const { viewer } = useBrowser();

test('a person uploads a video, watches it while the rest of it is made, and finds it on the home page', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await page.goto('/');
  await page.getByRole('heading', { name: 'The riverbed is ready' }).waitFor();

  await signInTo(page, '/upload');
  await page.getByLabel('Choose files').setInputFiles(await ladderClip());
  await page.getByLabel('Title').fill('Where two waters meet');
  await page.getByLabel('Description').fill('The confluence is at 0:04.');
  await page.getByRole('link', { name: 'Watch' }).click();

  await page.getByRole('heading', { name: 'Where two waters meet' }).waitFor();
  await untilPlaying(page);
  expect(await playback(page)).toMatchObject({ height: 360, paused: false });
  await page.getByRole('button', { name: '0:04' }).click();
  await expect.poll(async () => (await playback(page)).seconds).toBeGreaterThan(3.9);

  await page.getByRole('link', { name: 'Tributary, home' }).click();
  await page.getByRole('link', { name: 'Where two waters meet' }).first().waitFor();
});

test('renditions that are finished later join the quality menu of a page that is already watching', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/upload');
  await page.getByLabel('Choose files').setInputFiles(await ladderClip());
  await page.getByRole('link', { name: 'Watch' }).click();
  await untilPlaying(page);

  const player = page.getByRole('region', { name: 'Video player' });
  const qualities = async () => {
    await player.hover();
    await player.getByRole('button', { name: 'Settings' }).click();
    await player.getByRole('menuitem', { name: 'Quality' }).click();
    const offered = await player.getByRole('menuitemradio').allInnerTexts();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    return offered;
  };

  await expect
    .poll(qualities, { timeout: 40_000, interval: 1000 })
    .toEqual(expect.arrayContaining(['360p', '240p', '144p', 'Audio only']));
});
