import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { SharingMode } from '../../client/player/swarm/policy.ts';
import { ask } from '../support/asking.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { letAnybodyMeet } from '../support/sharing.ts';
import { untilPlaying, useBrowser } from './browser.ts';
import {
  addLyingMirror,
  corruptWhatIsSent,
  countConnections,
  crowdClip,
  delayMedia,
  openPanel,
  openTraffic,
  percentOfViewers,
  MEETING,
  MEETING_FLAGS,
  sharingAs,
  untilWhole,
} from './crowd.ts';
import { givenTorrent, givenVideo } from './given.ts';

const { viewer } = useBrowser(MEETING_FLAGS);

async function watchable(seconds?: number) {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await letAnybodyMeet(root);
  const id = await givenVideo(root, await crowdClip(seconds));
  await givenTorrent(node, id);
  return { node, id, root };
}

/** `init` runs in the page before anything else. */
type Circumstances = { delayMs?: number; lyingMirror?: boolean; init?: () => void };

/** A viewer who has made their choice, at the video. */
async function watch(
  node: { url: string },
  id: string,
  choice: SharingMode | null,
  { delayMs = 0, lyingMirror = false, init }: Circumstances = {},
) {
  const context = await viewer(node, MEETING);
  await context.addInitScript(sharingAs, choice);
  await context.addInitScript(countConnections);
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  const traffic = openTraffic(page);
  await delayMedia(page, delayMs);
  if (lyingMirror) await addLyingMirror(page, id);
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  return { page, traffic };
}

/** Whom this viewer has offered an address to. */
const connections = (page: Page) => page.evaluate(() => globalThis.connections);

const SLOW_MS = 6000; // an origin so far away that peers are nearer
const MOST_AT_ONCE = 3; // requests under way when the first lie is found out

test('the second viewer is sent the video by the first, and sees it', async () => {
  const { node, id } = await watchable();
  const first = await watch(node, id, 'full');
  await untilWhole(first.page);
  const second = await watch(node, id, 'full', { delayMs: SLOW_MS });
  await untilWhole(second.page);

  const shown = await openPanel(second.page);
  await shown.getByText('1 is connected').waitFor();
  expect(await percentOfViewers(shown)).toBeGreaterThan(30);
  expect(await connections(second.page)).toBeGreaterThan(0);
});

test('a viewer and a mirror that send other bytes are dropped, and the video plays', async () => {
  const { node, id } = await watchable();
  const liar = await watch(node, id, 'full', { init: corruptWhatIsSent });
  await untilWhole(liar.page);
  const { page, traffic } = await watch(node, id, 'full', { delayMs: SLOW_MS, lyingMirror: true });
  await untilWhole(page);

  expect(await page.locator('video').evaluate(({ error }: HTMLVideoElement) => error)).toBeNull();
  expect(traffic.fromMirror()).toBeGreaterThan(0);
  expect(traffic.fromMirror()).toBeLessThanOrEqual(MOST_AT_ONCE);
  const shown = await openPanel(page);
  await expect.poll(() => shown.getByText('is connected').count()).toBe(0);
});

test('nobody is met before the question is answered, and none of it is left after a no', async () => {
  const { node, id } = await watchable();
  const { page, traffic } = await watch(node, id, null);
  await page.getByText('Watch together?').waitFor();
  expect(traffic.sockets()).toEqual([]);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await page.getByText('Watch together?').waitFor({ state: 'detached' });
  await untilWhole(page);
  expect(traffic.sockets()).toEqual([]);
  expect(traffic.scripts()).not.toContainEqual(expect.stringContaining('webtorrent'));
  const shown = await openPanel(page); // viewers alone were asked about
  expect(await shown.getByRole('radio', { name: 'Other nodes only' }).isChecked()).toBe(true);
  expect(await connections(page)).toBe(0);

  const off = await watch(node, id, 'off');
  const metered = await watch(node, id, 'full', { init: sparesItsLine });
  for (const { page: other, traffic: seen } of [off, metered]) {
    await untilWhole(other);
    expect(seen.sockets()).toEqual([]);
    expect(await connections(other)).toBe(0);
  }
});

/** Runs in a page before anything else: its owner asked that the line be spared. */
function sparesItsLine(): void {
  Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var later: (ms: number) => void;
}

/** Runs in a page before anything else: its clock can be set forward. */
function letTimePass(): void {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + ahead;
  globalThis.later = (ms) => void (ahead += ms);
}

const MEET_MS = 40_000;
const RESTS_MS = 3 * 60_000;

test('who shares no more, or rests for long, is connected to nobody, until they go on', async () => {
  const { node, id } = await watchable(120);
  const other = await watch(node, id, 'full');
  const { page, traffic } = await watch(node, id, 'full', { init: letTimePass });
  const shown = await openPanel(page);
  const shownThere = await openPanel(other.page);
  const isConnected = async () => {
    await shown.getByText('1 is connected').waitFor({ timeout: MEET_MS });
    expect(traffic.openSockets()).toHaveLength(1);
  };
  const isAlone = async () => {
    await expect.poll(traffic.openSockets, { timeout: 20_000 }).toEqual([]);
    for (const panel of [shown, shownThere])
      await panel.getByText('is connected').waitFor({ state: 'detached' });
  };

  await isConnected();
  await shown.getByRole('radio', { name: 'Other nodes only' }).check();
  await isAlone();
  await shown.getByRole('radio', { name: 'Share with viewers' }).check();
  await isConnected();

  await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
  await page.evaluate((ms) => globalThis.later(ms), RESTS_MS);
  await isAlone();
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
  await isConnected();
}, 240_000);

test('a page that embeds a video has viewers share it or not, within what they and the node allow', async () => {
  const { node, id, root } = await watchable();
  const embedded = async (said: string, choice: SharingMode) => {
    const context = await viewer(node, MEETING);
    await context.addInitScript(sharingAs, choice);
    const page = await context.newPage();
    const traffic = openTraffic(page);
    await page.goto(`/videos/embed/${id}?autoplay=1&muted=1${said}`);
    await untilWhole(page);
    return traffic;
  };
  const meets = async (said: string) => {
    const { sockets } = await embedded(said, 'full');
    await expect.poll(() => sockets().length, { timeout: 20_000 }).toBe(1);
  };
  await meets('&p2p=1'); // while the node has no sharing in pages of others
  expect((await embedded('', 'full')).sockets()).toEqual([]);

  await ask(root, 'PUT /config/custom', { defaults: { p2p: { embed: { enabled: true } } } });
  await meets('');
  expect((await embedded('&p2p=0', 'full')).sockets()).toEqual([]);
  expect((await embedded('&p2p=1', 'off')).sockets()).toEqual([]);
});

test('a viewer who shares meets nobody over a video whose owner, or node, does not want it', async () => {
  const { node, id, root } = await watchable();
  const alone = async () => {
    const { page, traffic } = await watch(node, id, 'full');
    await untilWhole(page);
    expect(traffic.sockets()).toEqual([]);
    expect(traffic.scripts()).not.toContainEqual(expect.stringContaining('webtorrent'));
    expect(await connections(page)).toBe(0);
    return page;
  };
  const change = (sharing: string) => ask(root, `PUT /videos/${id}`, { sharing });
  expect((await change('mirrors')).status).toBe(204);
  const shown = await openPanel(await alone());
  await shown.getByText('Viewers do not meet over this video').waitFor();

  expect((await change('full')).status).toBe(204);
  await ask(root, 'PUT /config/custom', { defaults: { p2p: { mode: 'off' } } });
  await alone();
});
