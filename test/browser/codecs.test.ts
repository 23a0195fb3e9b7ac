import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode, type TestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { detailsOf } from '../support/studio.ts';
import { fillSignIn, playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, ladderClip } from './given.ts';

const { viewer } = useBrowser();

const LONG = { timeout: 120_000 };

/** An administrator wants AV1, which is offered once an encoder of it has been tried. */
async function wantAv1(node: TestNode) {
  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/admin/settings/config');
  await fillSignIn(page);
  await page.getByRole('tab', { name: 'Videos' }).click();
  const av1 = page.getByRole('switch', { name: 'Videos are made in AV1 too' });
  await av1.waitFor(LONG);
  await av1.check();
  await page.getByText('Encoded by').first().waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings hold from now on.').waitFor();
}

/** A video that there is in AV1 too, and pages on which nothing of it was fetched yet. */
async function givenInAv1() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await wantAv1(node);
  const id = await givenVideo(root, await ladderClip());
  const masterUrl = (await detailsOf(root, id)).streamingPlaylists[0]!.playlistUrl;
  const master = async () => (await fetch(masterUrl)).text();
  await expect.poll(master, LONG).toContain('av01');
  return async (prepare: (page: Page) => Promise<unknown> = async () => {}) => {
    const page = await (await viewer(node)).newPage();
    const fetched: string[] = [];
    page.on('response', (answer) => {
      const name = /-(?:(av1)-)?\d+-fragmented\.mp4$/.exec(answer.url());
      if (name) fetched.push(name[1] ?? 'h264');
    });
    await prepare(page);
    await page.goto(`/w/${id}`);
    await untilPlaying(page);
    return { page, fetched };
  };
}

async function qualitiesOf(page: Page): Promise<string[]> {
  const player = page.getByRole('region', { name: 'Video player' });
  await player.hover();
  await player.getByRole('button', { name: 'Settings' }).click();
  await player.getByRole('menuitem', { name: 'Quality' }).click();
  return player.getByRole('menuitemradio').allInnerTexts();
}

const cannotDecode = (page: Page) =>
  page.addInitScript(() => {
    navigator.mediaCapabilities.decodingInfo = () =>
      Promise.resolve({ supported: false, smooth: false, powerEfficient: false } as never);
  });

const losesAv1 = (page: Page) =>
  page.route(/-av1-\d+\.m3u8$/, (route) => route.fulfill({ status: 404, body: '' }));

test('a browser that can plays AV1, each height is offered once, and H.264 is there for all else', async () => {
  const open = await givenInAv1();
  const capable = await open();
  expect(new Set(capable.fetched)).toEqual(new Set(['av1']));
  expect((await playback(capable.page)).height).toBeGreaterThan(0);
  const heights = (await qualitiesOf(capable.page)).filter((text) => /^\d+p/.test(text));
  expect(heights).toHaveLength(3);
  expect(new Set(heights).size).toBe(3);

  expect(new Set((await open(cannotDecode)).fetched)).toEqual(new Set(['h264']));
  expect(new Set((await open(losesAv1)).fetched)).toEqual(new Set(['h264']));
}, 300_000);
