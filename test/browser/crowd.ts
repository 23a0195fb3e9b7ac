import type { Locator, Page, WebSocket } from 'playwright-core';
import { expect } from 'vitest';

import { clip } from '../support/clips.ts';

const MIRROR = '/mirror/';

/** What lets browsers of one machine meet, when it is started and when a viewer comes: without either there is no address. */
export const MEETING_FLAGS = [
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
export const MEETING = { permissions: ['camera', 'microphone'] };

/** Seconds with enough bytes to be shared: noise does not compress. */
export const crowdClip = (seconds = 10, kilobits = 500) =>
  clip(
    'mp4',
    `-f lavfi -i testsrc=d=${seconds}:s=256x144:r=50,noise=alls=40:allf=t -f lavfi -i sine=d=${seconds} ` +
      `-c:v libx264 -preset ultrafast -g 100 -b:v ${kilobits}k -maxrate ${kilobits * 1.1}k -bufsize ${kilobits}k ` +
      '-pix_fmt yuv420p -c:a aac -movflags +faststart',
  );

/** Runs in a page before anything else: this viewer has been asked already. */
export function sharingAs(sharing: string | null): void {
  if (sharing && location.protocol !== 'about:')
    localStorage.setItem('tributary.player', JSON.stringify({ sharing }));
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var connections: number;
}

/** Runs in a page before anything else, and counts what tells others its address. */
export function countConnections(): void {
  const Connection = globalThis.RTCPeerConnection;
  globalThis.connections = 0;
  globalThis.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      globalThis.connections += 1;
    }
  };
}

/** What a page asks of whom. */
export function openTraffic(page: Page) {
  const sockets: string[] = [];
  const open = new Set<WebSocket>();
  const scripts: string[] = [];
  let [fromOrigin, fromMirror] = [0, 0];
  page.on('websocket', (socket) => {
    sockets.push(socket.url());
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  page.on('response', (response) => {
    const url = response.url();
    if (url.endsWith('.js')) scripts.push(url);
    if (url.includes(MIRROR)) fromMirror += 1;
    else if (url.endsWith('-fragmented.mp4'))
      fromOrigin += Number(response.headers()['content-length'] ?? 0);
  });
  return {
    sockets: () => sockets,
    openSockets: () => [...open].map((socket) => socket.url()),
    scripts: () => scripts,
    /** Bytes of media. */
    fromOrigin: () => fromOrigin,
    /** Answers of a mirror. */
    fromMirror: () => fromMirror,
  };
}

/** Lets the media of a page come late. */
export async function delayMedia(page: Page, delayMs: number): Promise<void> {
  await page.route(/-fragmented\.mp4(?:\?|$)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await route.continue().catch(() => {}); // whoever asked may have gone
  });
}

/** Runs in a page before anything else: what it brought along is not there, so that a test can answer it. */
function forgetAnswers(): void {
  new MutationObserver(() => document.getElementById('answers')?.remove()).observe(document, {
    childList: true,
    subtree: true,
  });
}

interface Told {
  redundancies: unknown[];
  signedPlaylists?: unknown;
}

/** Tells a page of a playlist otherwise than the node does. */
export async function tellOtherwise(
  page: Page,
  id: string,
  change: (playlist: Told, origin: string) => void,
): Promise<void> {
  await page.addInitScript(forgetAnswers);
  await page.route(`**/api/v1/videos/${id}`, async (route) => {
    const response = await route.fetch();
    const video = (await response.json()) as { streamingPlaylists: Told[] };
    change(video.streamingPlaylists[0]!, new URL(route.request().url()).origin);
    await route.fulfill({ response, json: video });
  });
}

/** Tells a page of a mirror that sends zeros. */
export async function addLyingMirror(page: Page, id: string): Promise<void> {
  await tellOtherwise(page, id, (playlist, origin) => {
    playlist.redundancies = [{ baseUrl: origin + MIRROR }];
  });
  await page.route(`**${MIRROR}**`, async (route) => {
    const [, first, last] =
      /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? [];
    const body = Buffer.alloc(Number(last) - Number(first) + 1);
    await route.fulfill({ status: 206, body });
  });
}

/** Runs in a page before anything else: whatever media it sends to other viewers is not what it got. */
export function corruptWhatIsSent(): void {
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function sendCorrupted(this: RTCDataChannel, data: unknown) {
    const bytes = new Uint8Array(data as ArrayBuffer).slice();
    if (bytes.length > 5000) bytes[bytes.length - 1]! ^= 0xff;
    send.call(this, bytes);
  };
}

/** Waits until all of the video is buffered. */
export async function untilWhole(page: Page, timeout = 20_000): Promise<void> {
  const missingSeconds = () =>
    page.locator('video').evaluate(({ buffered, duration }: HTMLVideoElement) => {
      const end = buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
      return duration - end;
    });
  await expect.poll(missingSeconds, { timeout }).toBeLessThan(0.5);
}

/** Opens what the player tells of sharing. */
export async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('region', { name: 'Video player' }).hover();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitem', { name: /Sharing/ }).click();
  return page.getByRole('dialog', { name: 'Sharing' });
}

/** How much of what was fetched came from other viewers, as the panel tells. */
export async function percentOfViewers(panel: Locator): Promise<number> {
  const [, percent] = /Viewers\s+[\d.]+ MB\s+(\d+)%/.exec(await panel.innerText()) ?? [];
  return Number(percent);
}
