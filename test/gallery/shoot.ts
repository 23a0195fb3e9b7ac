import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { launchChromium } from '../support/chromium.ts';
import { callHosts, rename, sayIdle } from './names.ts';
import type { ShownPage } from './pages.ts';

/** A window: its width and height in CSS pixels. */
export const WINDOWS = { 390: 844, 1280: 800, 1920: 1080 } as const;
export type Width = keyof typeof WINDOWS;
export type Look = 'light' | 'dark';

const PATIENCE_MS = 60_000;
const STILL_MS = 600; // pictures that came last are faded in by then

/** One Chromium that takes pictures of a node's pages, in which hosts of this machine are called as `hosts` says. */
export async function openCamera(url: string, hosts: Record<string, string>) {
  const browser = await launchChromium();
  return {
    /** A visitor of the node, signed in if told so. */
    async visit(as: ShownPage['as'], password: string, options: BrowserContextOptions = {}) {
      const usual = { baseURL: url, reducedMotion: 'reduce', ...options } as const;
      const page = await visit(browser, as, password, usual);
      await page.route('**/api/v1/server/health', sayIdle);
      callHosts(page, hosts);
      return page;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function visit(
  browser: Browser,
  as: ShownPage['as'],
  password: string,
  options: BrowserContextOptions,
) {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(answerQuestion);
  const page = await context.newPage();
  if (as !== 'nobody') {
    await page.goto('/login');
    await page.locator('input[autocomplete~="username"]').fill(as);
    await page.locator('input[type="password"]').fill(password);
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL((address) => address.pathname !== '/login');
  }
  return page;
}

/** Says no to sharing before the player asks: its question would cover the picture. */
const answerQuestion = () =>
  localStorage.setItem('tributary.player', JSON.stringify({ sharing: 'mirrors' }));

/** Takes the pictures of a page in some widths and looks into a folder: `home-390-dark.png`. */
export async function shoot(
  page: Page,
  shown: ShownPage,
  folder: string,
  { widths, looks, whole }: { widths: Width[]; looks: Look[]; whole: boolean },
) {
  await mkdir(folder, { recursive: true });
  await page.goto(shown.path);
  await settled(page);
  for (const width of widths)
    for (const colorScheme of looks) {
      await page.setViewportSize({ width, height: WINDOWS[width] });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(STILL_MS);
      await rename(page);
      const path = join(folder, `${shown.name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
    }
}

/** How many CSS pixels a page is too wide for its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function settled(page: Page) {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => !document.querySelector('main [aria-busy="true"], main .skeleton'),
  );
  const video = page.locator('video');
  if ((await video.count()) > 0) {
    await video.evaluate(untilShown);
    if (await isLive(page)) return;
    await video.evaluate((element: HTMLVideoElement) => {
      element.pause();
      element.currentTime = Math.min(14, element.duration / 2);
    });
  }
}

/** What is live has no bar to go through it, and stays where it is now. */
const isLive = async (page: Page) => {
  const player = page.getByRole('region', { name: 'Video player' });
  return (await player.getByRole('button', { name: 'Live', exact: true }).count()) > 0;
};

/** Resolves once a picture of a video is there; of one that plays, once it moves. */
const untilShown = (element: HTMLVideoElement) =>
  new Promise<void>((resolve) => {
    const look = () => {
      const isThere = element.readyState >= element.HAVE_CURRENT_DATA;
      if (isThere && (element.paused || element.currentTime > 0.3)) resolve();
      else setTimeout(look, 50);
    };
    look();
  });
