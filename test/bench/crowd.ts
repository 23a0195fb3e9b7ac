import type { Browser } from 'playwright-core';

import { crowdClip, MEETING, MEETING_FLAGS, openTraffic, sharingAs } from '../browser/crowd.ts';
import { launchChromium } from '../support/chromium.ts';
import { openClient } from '../support/client.ts';
import type { Bench } from './bench.ts';
import { publishOn } from './crowd-video.ts';
import { startMeasuredNode } from './node.ts';
import { watchPlayback } from './playback.ts';
import { openThinLine } from './thin-line.ts';

const VIEWERS = 5;
const CLIP_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 80);
const CLIP_KILOBITS = 900; // with its sound, one Mbit/s

const LINES = [
  { line: 'a free line', bitsPerSecond: 1e9 },
  { line: '3 Mbit/s', bitsPerSecond: 3e6 },
];

/** How long after each other they come, and which part of the origin's bytes is left at most when they share. */
const ARRIVALS = [
  { arrival: '5 s apart', staggerMs: 5000, goal: 0.3 },
  { arrival: 'at once', staggerMs: 0, goal: 0.32 },
];

/**
 * Five browsers at one video of 1 Mbit/s: what the origin sends when they share, and when they do not, over a free line and
 * over one that is too thin for all of them.
 */
export const crowd: Bench = {
  name: 'crowd',
  async run(print) {
    const browser = await launchChromium(MEETING_FLAGS);
    for (const { line, bitsPerSecond } of LINES) {
      const thin = await openThinLine(bitsPerSecond);
      await using node = await startMeasuredNode({ LOG_LEVEL: 'error', PUBLIC_URL: thin.url });
      thin.leadTo(node.url);
      const clip = await crowdClip(CLIP_SECONDS, CLIP_KILOBITS);
      const id = await publishOn(openClient(node.url), clip);
      for (const { arrival, staggerMs, goal } of ARRIVALS) {
        const visit = { url: `${thin.url}/w/${id}`, staggerMs };
        const alone = await watchTogether(browser, { ...visit, choice: 'off' });
        const sharing = await watchTogether(browser, { ...visit, choice: 'full' });
        const left = bytesOf(sharing) / bytesOf(alone);
        print(`${line}, ${arrival}, alone    ${figures(alone)}`);
        print(`${line}, ${arrival}, sharing  ${figures(sharing)}`);
        print(`${line}, ${arrival}: the origin sends ${left.toFixed(2)} × (goal: ${goal})`);
      }
      thin.close();
    }
    await browser.close();
  },
};

type Watched = { originBytes: number; firstFrameMs: number; stalls: number; stallMs: number };
type Visit = { url: string; choice: 'off' | 'full'; staggerMs: number };

const watchTogether = (browser: Browser, visit: Visit): Promise<Watched[]> =>
  Promise.all(Array.from({ length: VIEWERS }, (_, n) => watch(browser, visit, n)));

async function watch(browser: Browser, visit: Visit, n: number): Promise<Watched> {
  const { url, choice, staggerMs } = visit;
  const delayMs = n * staggerMs;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  const context = await browser.newContext(MEETING);
  await context.addInitScript(sharingAs, choice);
  await context.addInitScript(watchPlayback);
  const page = await context.newPage();
  const traffic = openTraffic(page);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('video')?.ended, undefined, {
    timeout: CLIP_SECONDS * 3000,
  });
  const playback = await page.evaluate(() => globalThis.playback);
  const stays = VIEWERS * staggerMs - delayMs; // who is done stays a while, as people do
  await new Promise((resolve) => setTimeout(resolve, stays));
  await context.close();
  return { originBytes: traffic.fromOrigin(), ...playback };
}

const bytesOf = (viewers: Watched[]) =>
  viewers.reduce((sum, { originBytes }) => sum + originBytes, 0);

function figures(viewers: Watched[]) {
  const firstFrames = viewers.map(({ firstFrameMs }) => Math.round(firstFrameMs)).join(', ');
  const stood = viewers.map(
    ({ stalls, stallMs }) => `${stalls} (${(stallMs / 1000).toFixed(1)} s)`,
  );
  return `origin ${(bytesOf(viewers) / 1e6).toFixed(2)} MB · first frames ${firstFrames} ms · stalls ${stood.join(', ')}`;
}
