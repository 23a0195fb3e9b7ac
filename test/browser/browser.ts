import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';

import { launchChromium } from '../support/chromium.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';

const PATIENCE_MS = 20_000;
const REFUSED = /^Failed to load resource: /; // what a page is told no with is tested by what it shows

/** One Chromium for the tests of a file, started with some arguments more. */
export function useBrowser(more: string[] = []) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(more);
  });
  afterAll(() => browser.close());

  return {
    /** A viewer with a profile of their own. Any error a page of theirs logs fails the test, but the ones `expected`. */
    async viewer(node: { url: string }, options: BrowserContextOptions = {}, expected = REFUSED) {
      const context = await browser.newContext({
        baseURL: node.url,
        serviceWorkers: 'block', // what tests intercept goes out from pages
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !REFUSED.test(text) && !expected.test(text))
          errors.push(text);
      });
      onTestFinished(async () => {
        await context.close();
        expect(errors).toEqual([]);
      });
      return context;
    },
  };
}

/** Fills in the form of the sign-in page, which is open. */
export async function fillSignIn(page: Page, username = 'root', password = ADMIN_PASSWORD) {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in and ends at a path. */
export async function signInTo(page: Page, path: string) {
  await page.goto(`/login?return=${encodeURIComponent(path)}`);
  await fillSignIn(page);
  await page.waitForURL((url) => url.pathname === path);
}

/** What the media element of a watch page tells. */
export const playback = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => ({
    seconds: video.currentTime,
    durationSeconds: video.duration,
    height: video.videoHeight,
    paused: video.paused,
    muted: video.muted,
    rate: video.playbackRate,
  }));

/** Waits until the picture moves. */
export async function untilPlaying(page: Page) {
  await expect
    .poll(async () => (await playback(page)).seconds, { timeout: PATIENCE_MS })
    .toBeGreaterThan(0.2);
}
