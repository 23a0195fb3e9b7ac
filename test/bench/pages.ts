import { type Browser, chromium, type Page } from 'playwright-core';

import { VIDEOS } from '../gallery/content.ts';
import { publish, type Uploaded } from '../gallery/films.ts';
import { openClient } from '../support/client.ts';
import type { Bench } from './bench.ts';
import { startMeasuredNode } from './node.ts';

const VISITS = 5;
const GOAL_MS = 1_500;

/** A phone on a slow mobile network, as Lighthouse throttles it. */
const SLOW = {
  offline: false,
  latency: 150, // milliseconds
  downloadThroughput: (1_638 * 1_024) / 8, // bytes a second
  uploadThroughput: (750 * 1_024) / 8,
};

/** What a new viewer waits for on a slow network, with nothing kept from before. */
export const pages: Bench = {
  name: 'pages',
  async run(print) {
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    const root = await openClient(node.url).signIn('root', 'bench bench');
    const films: Uploaded[] = [];
    for (const video of VIDEOS.slice(-6)) films.push(await publish(root, video, false));
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    });
    const watch = `/w/${films.at(-1)!.shortUUID}`;
    const paint = await visits(browser, node.url, '/', largestPaint);
    const frame = await visits(browser, node.url, watch, firstFrame);
    await browser.close();
    print(`1.6 Mbit/s, 150 ms, ${VISITS} first visits each; the goal is ${GOAL_MS} ms`);
    print(`home, largest contentful paint: ${figures(paint)}`);
    print(`watch, first frame: ${figures(frame)}`);
  },
};

const figures = (times: number[]): string => {
  const sorted = times.toSorted((one, other) => one - other).map(Math.round);
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms (${sorted.join(', ')})`;
};

/** Opens a page as somebody who was never there, a few times. */
async function visits(
  browser: Browser,
  baseURL: string,
  path: string,
  measure: (page: Page) => Promise<number>,
) {
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const viewport = { width: 412, height: 823 };
    const context = await browser.newContext({ baseURL, viewport, serviceWorkers: 'block' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW);
    await page.goto(path, { waitUntil: 'commit' });
    times.push(await measure(page));
    await context.close();
  }
  return times;
}

/** Milliseconds from the navigation to the largest paint, once nothing is loaded any more. */
async function largestPaint(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle');
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** Milliseconds from the navigation to the first picture of a video that is shown. */
const firstFrame = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => {
      const video = document.querySelector('video');
      const shown = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
      return shown > 0 ? performance.now() : 0;
    })
    .then((handle) => handle.jsonValue());
