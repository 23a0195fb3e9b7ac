import type { Browser, Page } from 'playwright-core';

import { VIDEOS } from '../gallery/content.ts';
import { publish, type Uploaded } from '../gallery/films.ts';
import { launchChromium } from '../support/chromium.ts';
import { openClient } from '../support/client.ts';
import type { Bench } from './bench.ts';
import { startMeasuredNode } from './node.ts';

const VISITS = 5;
const GOAL_MS = 1_500;

type Conditions = { name: string; latencyMs: number; bitsPerSecond: number; viewport: Viewport };
type Viewport = { width: number; height: number };

/** A slow phone and a desktop, as Lighthouse throttles them. */
const CONDITIONS: Conditions[] = [
  {
    name: '1.6 Mbit/s, 150 ms',
    latencyMs: 150,
    bitsPerSecond: 1_638_400,
    viewport: { width: 412, height: 823 },
  },
  {
    name: '10 Mbit/s, 40 ms',
    latencyMs: 40,
    bitsPerSecond: 10_240_000,
    viewport: { width: 1350, height: 940 },
  },
];

/** What a new viewer waits for on a slow network, with nothing kept from before. */
export const pages: Bench = {
  name: 'pages',
  async run(print) {
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    const root = await openClient(node.url).signIn('root', 'bench bench');
    const films: Uploaded[] = [];
    for (const video of VIDEOS.slice(-6)) films.push(await publish(root, video, false));
    const browser = await launchChromium();
    const watch = `/w/${films.at(-1)!.shortUUID}`;
    for (const conditions of CONDITIONS) {
      const visit = { browser, baseURL: node.url, conditions };
      const paint = await visits({ ...visit, path: '/', measure: largestPaint });
      const frame = await visits({ ...visit, path: watch, measure: firstFrame });
      print(`${conditions.name}, ${VISITS} first visits each; the goal is ${GOAL_MS} ms`);
      print(`home, largest contentful paint: ${figures(paint)}`);
      print(`watch, first frame: ${figures(frame)}`);
    }
    await browser.close();
  },
};

type Seen = { ms: number; requests: number; bytes: number };

function figures(seen: Seen[]): string {
  const sorted = seen.toSorted((one, other) => one.ms - other.ms);
  const { ms, requests, bytes } = sorted[Math.floor(sorted.length / 2)]!;
  const all = sorted.map((each) => Math.round(each.ms)).join(', ');
  return `median ${Math.round(ms)} ms (${all}), ${requests} requests, ${Math.round(bytes / 1000)} kB`;
}

type Visit = {
  browser: Browser;
  baseURL: string;
  conditions: Conditions;
  path: string;
  measure: (page: Page) => Promise<number>;
};

/** Opens a page as somebody who was never there, a few times. Requests and bytes are those up to what is measured. */
async function visits({ browser, baseURL, conditions, path, measure }: Visit): Promise<Seen[]> {
  const { latencyMs, bitsPerSecond, viewport } = conditions;
  const seen: Seen[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ baseURL, viewport, serviceWorkers: 'block' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const total = { requests: 0, bytes: 0 };
    devtools.on('Network.requestWillBeSent', () => (total.requests += 1));
    devtools.on('Network.loadingFinished', (sent) => (total.bytes += sent.encodedDataLength));
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bitsPerSecond / 8,
      uploadThroughput: bitsPerSecond / 16,
    });
    await page.goto(path, { waitUntil: 'commit' });
    seen.push({ ms: await measure(page), ...total });
    await context.close();
  }
  return seen;
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
