import { expect, onTestFinished, test } from 'vitest';

import { letAnybodyMeet } from '../support/sharing.ts';
import { startSite } from '../support/site.ts';
import { eventually, follow, read, startTwoNodes } from '../support/two-nodes.ts';
import { untilPlaying, useBrowser } from './browser.ts';
import {
  corruptWhatIsSent,
  crowdClip,
  delayMedia,
  openPanel,
  openTraffic,
  percentOfViewers,
  sharingAs,
  tellOtherwise,
  untilWhole,
  MEETING,
  MEETING_FLAGS,
} from './crowd.ts';
import { givenTorrent, givenVideo } from './given.ts';
import { peerTubePlayer } from './peertube-player.ts';

const { viewer } = useBrowser(MEETING_FLAGS);

const FAR_MS = 4000; // an origin so far away that viewers are nearer
const PATIENCE_MS = 60_000;

type Details = {
  trackerUrls: string[];
  streamingPlaylists: { playlistUrl: string; sharesSegments?: boolean }[];
};

/** A video of a node, and another node that knows of it. */
async function givenForeign() {
  const { a, b, ofA, ofB } = await startTwoNodes();
  for (const { root } of [ofA, ofB]) await letAnybodyMeet(root);
  await follow(ofB.root, a);
  const id = await givenVideo(ofA.root, await crowdClip(30));
  await givenTorrent(a, id);
  await eventually(() => givenTorrent(b, id));
  const { trackerUrls, streamingPlaylists } = await read<Details>(b, `/videos/${id}`);
  const [playlist] = streamingPlaylists;
  expect(playlist!.sharesSegments).toBe(true);
  const trackerUrl = trackerUrls.find((url) => url.startsWith('ws'))!;
  const { playlistUrl } = playlist!;
  const player = await startSite(await peerTubePlayer({ playlistUrl, trackerUrl }));
  onTestFinished(() => player.close());
  return { a, b, id, trackerUrl, player: player.url };
}

type Given = Awaited<ReturnType<typeof givenForeign>>;

/** Watches it as at its own node, with PeerTube's player. */
async function watchThere({ a, player }: Given, { delayMs = 0, lies = false } = {}) {
  const context = await viewer(a, MEETING);
  if (lies) await context.addInitScript(corruptWhatIsSent);
  const page = await context.newPage();
  await delayMedia(page, delayMs);
  await page.goto(player);
  await untilPlaying(page);
  return { page, fromPeers: async () => Number(await page.title()) };
}

/** Watches it at the node that only knows of it, as if its own node signed nothing, as PeerTube does not. */
async function watchHere({ b, id }: Given, choice = 'full') {
  const context = await viewer(b, MEETING);
  await context.addInitScript(sharingAs, choice);
  const page = await context.newPage();
  const traffic = openTraffic(page);
  await delayMedia(page, FAR_MS);
  await tellOtherwise(page, id, (playlist) => void delete playlist.signedPlaylists);
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  return { page, traffic };
}

test('viewers of a PeerTube node and ours send each other its video; who shares with nodes alone meets nobody', async () => {
  const given = await givenForeign();
  const apart = await watchHere(given, 'mirrors');
  const there = await watchThere(given);
  await untilWhole(there.page, PATIENCE_MS);
  const here = await watchHere(given);
  await untilWhole(here.page, PATIENCE_MS);
  const shown = await openPanel(here.page);
  await shown.getByText('1 is connected').waitFor();
  expect(await percentOfViewers(shown)).toBeGreaterThan(30);
  expect(new Set(here.traffic.sockets())).toEqual(new Set([given.trackerUrl]));

  await untilWhole(apart.page, PATIENCE_MS);
  expect(apart.traffic.sockets()).toEqual([]);
  expect(apart.traffic.scripts()).not.toContainEqual(expect.stringContaining('enter-swarm'));

  await there.page.close();
  const next = await watchThere(given, { delayMs: FAR_MS / 2 }); // PeerTube's player waits no longer
  await untilWhole(next.page, PATIENCE_MS);
  expect(await next.fromPeers()).toBeGreaterThan(0);
}, 300_000);

test('what a viewer there changes on the way is not played here', async () => {
  const given = await givenForeign();
  const liar = await watchThere(given, { lies: true });
  await untilWhole(liar.page, PATIENCE_MS);
  const { page } = await watchHere(given);
  await untilWhole(page, PATIENCE_MS);
  expect(await page.locator('video').evaluate(({ error }: HTMLVideoElement) => error)).toBeNull();
  const shown = await openPanel(page);
  expect(await percentOfViewers(shown)).toBeGreaterThan(0); // which were not of the video
  await expect.poll(() => shown.getByText('is connected').count()).toBe(0);
}, 300_000);
