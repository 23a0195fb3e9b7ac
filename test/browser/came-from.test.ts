import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { startSite } from '../support/site.ts';
import { signInTo, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

const isTold = (response: { url(): string }) => response.url().endsWith('/views');

async function givenFilm() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip(), { name: 'Herons at noon' });
  const site = await startSite();
  site.pages['/'] = `<!doctype html><a href="${node.url}/w/${id}">Look at these herons</a>`;
  site.pages['/blog'] = `<!doctype html>
    <iframe src="${node.url}/videos/embed/${id}?autoplay=1&muted=1" allow="autoplay"></iframe>`;
  onTestFinished(site.close);
  /** Somebody comes by some way, and watches; each has a browser of another name, by which viewers are told apart. */
  const watch = async (name: string, come: (page: Page) => Promise<unknown>) => {
    const page = await (await viewer(node, { userAgent: name })).newPage();
    const told = page.waitForResponse(isTold, { timeout: 60_000 });
    await come(page);
    expect((await told).status()).toBe(204);
    return page;
  };
  return { node, id, site, watch };
}

test('who publishes sees by what sites and pages viewers came', async () => {
  const { node, id, site, watch } = await givenFilm();
  await watch('by a link', async (page) => {
    await page.goto(site.url);
    await page.getByRole('link', { name: 'Look at these herons' }).click();
    await untilPlaying(page);
  });
  await watch('embedded', (page) => page.goto(`${site.url}blog`));
  for (const name of ['searching', 'searching, too'])
    await watch(name, async (page) => {
      await page.goto('/search?search=herons');
      await page.getByRole('link', { name: 'Herons at noon' }).first().click();
      await untilPlaying(page);
    });
  await watch('by the address', (page) => page.goto(`/w/${id}`));

  const page = await (await viewer(node)).newPage();
  await signInTo(page, `/studio/videos/${id}/statistics`);
  const chart = page.getByRole('figure', { name: 'Where viewers came from' });
  const bars = chart.getByRole('listitem');
  await bars.first().waitFor();
  expect((await bars.allInnerTexts()).map((text) => text.split('\n'))).toEqual([
    ['Search on this node', '2'],
    ['127.0.0.1', '1'],
    ['Embedded on 127.0.0.1', '1'],
    ['Directly, or from apps', '1'],
  ]);
  await page.goto('/studio/statistics');
  await chart.getByText('Search on this node').waitFor();
}, 240_000);
