import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { hostOf } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

const CAPTIONS = `WEBVTT

00:02.000 --> 00:04.000
Every river begins small

00:20.000 --> 00:24.000
Listen to the bittern calling
`;

test('a stranger finds a moment by what is said in it, reads along, and goes on to the channel', async () => {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const id = await givenVideo(ada, await longClip(), { name: 'A stream at dawn', category: '16' });
  const form = new FormData();
  form.set('captionfile', new File([CAPTIONS], 'en.vtt', { type: 'text/vtt' }));
  await ada.request(`/api/v1/videos/${id}/captions/en`, { method: 'PUT', body: form });
  for (const name of ['Fog', 'Eels']) await openCatalog(node).givenVideo(ada, { name });

  const page = await (await viewer(node)).newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Eels' }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('bittern');
  await expect
    .poll(
      async () => {
        await page.getByRole('searchbox', { name: 'Search' }).first().press('Enter');
        return page.getByText('Listen to the bittern').count();
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBe(1);
  await page.getByRole('link', { name: /0:20 .*bittern/ }).click();
  await untilPlaying(page);
  expect((await playback(page)).seconds).toBeGreaterThan(19);

  await page.getByRole('button', { name: 'More about this video' }).click();
  await page.getByRole('menuitem', { name: 'Transcript' }).click();
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await transcript.locator('[aria-current]', { hasText: 'bittern' }).waitFor();
  await transcript.getByLabel('Search what is said').fill('small');
  await transcript.getByRole('button', { name: /0:02/ }).click();
  await expect.poll(async () => (await playback(page)).seconds).toBeLessThan(10);

  await page.getByTitle('@ada_channel').first().click();
  await page.waitForURL('/c/ada_channel');
  await page.getByLabel('Search these videos').fill('eel');
  await expect.poll(() => page.getByRole('article').count()).toBe(1);
  await page.getByRole('link', { name: 'About', exact: true }).click();
  await page.getByText(`@ada_channel@${hostOf(node)}`).waitFor();
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('dialog').getByLabel('Or from where you are at home').fill('nonsense');
  await page.getByRole('button', { name: 'Subscribe from there' }).click();
  await page.getByText('Write it like name@example.org.').waitFor();
  await page.keyboard.press('Escape');

  await page.goto('/search?search=stream&duration=long');
  await page.getByText('Nothing was found').waitFor();
  await page.getByRole('button', { name: 'Without filters' }).click();
  await page.getByRole('link', { name: 'A stream at dawn' }).waitFor();
  expect(new URL(page.url()).search).toBe('?search=stream');
}, 120_000);
