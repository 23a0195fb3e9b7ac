import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';

import { clip, film, webReadyClip } from '../support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { letRunnersWork, openRunner } from '../support/runner.ts';
import { detailsOf, openStudio } from '../support/studio.ts';
import { signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

const FILM = film({ seconds: 8 });
const whole = () =>
  clip('mp4', `${FILM} -c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac`);

const top = async (part: Locator) => (await part.boundingBox())!.y;

test('a creator cuts a video by keys, adds an intro and sees it become the new version', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await whole());
  await studio.watchToTheEnd(uuid);
  const page = await (await viewer(node)).newPage();
  await signInTo(page, `/studio/videos/${uuid}/cut`);

  const start = page.getByRole('slider', { name: 'Beginning', exact: true });
  await start.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => start.getAttribute('aria-valuenow')).toBe('3');
  await page.getByRole('slider', { name: 'End', exact: true }).press('Shift+ArrowLeft');
  await page.getByLabel('Intro', { exact: true }).setInputFiles(await webReadyClip());
  await page.getByRole('status').getByText('0:06').waitFor();
  const piece = page.getByText('Intro 0:02'); // beside the timeline, before it
  expect((await piece.boundingBox())!.x).toBeLessThan((await start.boundingBox())!.x);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(async () => (await top(piece)) < (await top(start))).toBe(true); // above it: no width is left
  expect((await page.locator('.strip').boundingBox())!.width).toBeGreaterThan(200);
  await page.getByRole('button', { name: 'Make this version' }).click();
  await page.getByText('The new version is being made.').waitFor();
  await page.getByText('The file you uploaded first is kept.', { exact: false }).waitFor();
  await page.getByText('Intro: ', { exact: false }).waitFor();
  expect(await detailsOf(root, uuid)).toMatchObject({ duration: 6 });
});

test('an administrator lets a runner in, sees its job and takes it back', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'attic');
  const studio = await openStudio(root);
  await studio.upload(await clip('mkv', '-f lavfi -i testsrc2=d=2:s=256x144:r=25 -c:v mpeg4'));
  await runner.take();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/admin/settings/system/runners');

  await page.getByText('attic').waitFor();
  await page.getByRole('tab', { name: 'Registration' }).click();
  await page
    .getByText(/^ptrrt-/)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Their jobs' }).click();
  await page.getByText('144p').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled. This node does it now.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await runner.request()).toEqual([]); // it is this node's now
});
