import { chromium, type Browser } from 'playwright-core';

import { crowdClip, openTraffic, sharingAs } from '../browser/crowd.ts';
import { openClient } from '../support/client.ts';
import type { Bench } from './bench.ts';
import { publishOn } from './crowd-video.ts';
import { startMeasuredNode } from './node.ts';
import { watchPlayback } from './playback.ts';

const VIEWERS = 5;
const STAGGER_MS = 5000;
const CLIP_SECONDS = 40;

/** Five browsers at one video of 1 Mbit/s, one after the other: what the origin sends with sharing, and without. */
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
    for (const choice of ['off', 'full'] as const) {
      const viewers = await Promise.all(
        Array.from({ length: VIEWERS }, (_, n) =>
          watch(browser, { url: `${node.url}/w/${id}`, choice, delayMs: n * STAGGER_MS }),
        ),
      );
      print(`${choice.padEnd(5)} ${figures(viewers)}`);
    }
    await browser.close();
  },
};

type Watched = { originBytes: number; firstFrameMs: number; stalls: number };
type Visit = { url: string; choice: 'off' | 'full'; delayMs: number };

async function watch(browser: Browser, { url, choice, delayMs }: Visit): Promise<Watched> {
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
  const stays = VIEWERS * STAGGER_MS - delayMs; // who is done stays a while, as people do
  await new Promise((resolve) => setTimeout(resolve, stays));
  await context.close();
  return { originBytes: traffic.fromOrigin(), ...playback };
}

function figures(viewers: Watched[]) {
  const megabytes = viewers.reduce((sum, { originBytes }) => sum + originBytes, 0) / 1e6;
  const firstFrames = viewers.map(({ firstFrameMs }) => Math.round(firstFrameMs)).join(', ');
  const stalls = viewers.reduce((sum, each) => sum + each.stalls, 0);
  return `origin ${megabytes.toFixed(2)} MB · first frames ${firstFrames} ms · ${stalls} stalls`;
}
