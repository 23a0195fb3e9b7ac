import { chromium, type Browser } from 'playwright-core';

import { crowdClip, openTraffic, sharingAs } from '../browser/crowd.ts';
import { openClient } from '../support/client.ts';
import type { Bench } from './bench.ts';
import { publishOn } from './crowd-video.ts';
import { startMeasuredNode } from './node.ts';
import { watchPlayback } from './playback.ts';

const VIEWERS = 5;
const CLIP_SECONDS = 80;

/** How long after each other they come, and which part of the origin's bytes is left at most when they share. */
const ARRIVALS = [
  { name: '5 s apart', staggerMs: 5000, goal: 0.3 },
  { name: 'at once', staggerMs: 0, goal: 0.32 },
];

/** Five browsers at one video of 1 Mbit/s: what the origin sends when they share, and when they do not. */
export const crowd: Bench = {
  name: 'crowd',
  async run(print) {
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    const id = await publishOn(openClient(node.url), await crowdClip(CLIP_SECONDS));
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--autoplay-policy=no-user-gesture-required',
        '--mute-audio',
        '--allow-loopback-in-peer-connection',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
      ],
    });
    for (const { name, staggerMs, goal } of ARRIVALS) {
      const visit = { url: `${node.url}/w/${id}`, staggerMs };
      const alone = await watchTogether(browser, { ...visit, choice: 'off' });
      const sharing = await watchTogether(browser, { ...visit, choice: 'full' });
      const left = bytesOf(sharing) / bytesOf(alone);
      print(`${name}, alone    ${figures(alone)}`);
      print(`${name}, sharing  ${figures(sharing)}`);
      print(`${name}: the origin sends ${left.toFixed(2)} × (goal: ${goal})`);
    }
    await browser.close();
  },
};

type Watched = { originBytes: number; firstFrameMs: number; stalls: number };
type Visit = { url: string; choice: 'off' | 'full'; staggerMs: number };

const watchTogether = (browser: Browser, visit: Visit): Promise<Watched[]> =>
  Promise.all(Array.from({ length: VIEWERS }, (_, n) => watch(browser, visit, n)));

async function watch(browser: Browser, visit: Visit, n: number): Promise<Watched> {
  const { url, choice, staggerMs } = visit;
  const delayMs = n * staggerMs;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] }); // without, no address on the loopback
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
  const stalls = viewers.reduce((sum, each) => sum + each.stalls, 0);
  return `origin ${(bytesOf(viewers) / 1e6).toFixed(2)} MB · first frames ${firstFrames} ms · ${stalls} stalls`;
}
