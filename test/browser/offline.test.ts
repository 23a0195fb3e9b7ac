import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { useBrowser } from './browser.ts';

const { viewer } = useBrowser();

test('without a connection a page says so in the language of the viewer, and goes on once there is one', async () => {
  const node = await startTestNode();
  const context = await viewer(node, { locale: 'de', serviceWorkers: 'allow' });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => keptIn(page), { timeout: 30_000 }).toContain('/assets/de-');

  await context.setOffline(true);
  await page.goto('/my-library');
  await page.getByRole('heading', { name: 'Du bist offline' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');

  await context.setOffline(false);
  await page.waitForFunction(() => !document.querySelector('meta[name="tributary-offline"]'));
  expect(new URL(page.url()).pathname).toBe('/my-library');

  await page.evaluate(() => fetch('/api/v1/config').then((answer) => answer.json()));
  const kept = (await keptIn(page)).split('\n');
  expect(kept.filter((path) => path !== '/offline' && !path.startsWith('/assets/'))).toEqual([]);

  const manifest = await (await node.request('/manifest.webmanifest')).json();
  expect(manifest).toMatchObject({ id: '/', scope: '/', display: 'standalone' });
}, 120_000);

/** The paths of all that browsers keep for this node. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        paths.push(new URL(url).pathname);
    return paths.join('\n');
  });
