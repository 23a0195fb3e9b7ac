import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';

import type { SharingMode } from '../../../client/player/swarm/policy.ts';
import { MEETING, sharingAs } from '../../browser/crowd.ts';
import { openMediaTraffic, type MediaTraffic } from './media-traffic.ts';
import { type Playback, watchPlayback } from './playback.ts';
import { CLIP_SECONDS } from './video.ts';

export const VIEWERS = 5;
export const STAGGER_MS = 5000;

const PATIENCE_MS = CLIP_SECONDS * 3000;

export interface Visit {
  /** The page they watch at. */
  url: string;
  /** How long after each other they come. */
  staggerMs: number;
  choice: SharingMode;
  /** What happens to the page of the nth before it is opened. */
  before?: (page: Page, n: number) => Promise<void>;
  /** What is looked at in it once it has played. */
  after?: (page: Page, n: number) => Promise<void>;
}

export interface Watched extends Playback {
  traffic: MediaTraffic;
  hasEnded: boolean;
}

/** Five viewers, each in a browser profile of their own, until all have seen the end or have lost patience. */
export const watchTogether = (browser: Browser, visit: Visit): Promise<Watched[]> =>
  Promise.all(Array.from({ length: VIEWERS }, (_, n) => watchAsNth(browser, visit, n)));

async function watchAsNth(browser: Browser, visit: Visit, n: number): Promise<Watched> {
  const delayMs = n * visit.staggerMs;
  await sleep(delayMs);
  const staysMs = VIEWERS * visit.staggerMs - delayMs; // who is done stays a while, as people do
  return watch(browser, visit, { n, staysMs });
}

/** One viewer, until the end. */
export async function watch(
  browser: Browser,
  { url, choice, before, after }: Visit,
  { n = 0, staysMs = 0 } = {},
): Promise<Watched> {
  const context = await browser.newContext(MEETING);
  await context.addInitScript(sharingAs, choice);
  await context.addInitScript(watchPlayback);
  const page = await context.newPage();
  const traffic = await openMediaTraffic(page);
  await before?.(page, n);
  await page.goto(url);
  const hasEnded = await untilEnded(page);
  const playback = await page.evaluate(() => globalThis.playback());
  await after?.(page, n);
  await sleep(staysMs);
  await context.close();
  return { ...playback, traffic, hasEnded };
}

const untilEnded = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(() => document.querySelector('video')?.ended, undefined, {
      timeout: PATIENCE_MS,
    })
    .then(
      () => true,
      () => false,
    );
