import type { Page, Route } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import { swarmsOf } from '../../server/catalog/index.ts';
import { createTracker } from '../../server/distribution/tracker/tracker.ts';
import {
  type ForeignNode,
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../support/foreign-node.ts';
import { givenFollowed, openInbox } from '../support/inbox.ts';
import { startLiveStream } from '../support/live-stream.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { letAnybodyMeet } from '../support/sharing.ts';
import { startSite } from '../support/site.ts';
import { read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { untilPlaying, useBrowser } from './browser.ts';
import {
  MEETING,
  MEETING_FLAGS,
  openPanel,
  openTraffic,
  percentOfViewers,
  sharingAs,
} from './crowd.ts';
import { peerTubePlayer } from './peertube-player.ts';

const { viewer } = useBrowser(MEETING_FLAGS);

const PATIENCE = { timeout: 90_000 };
const HIGH_DEMAND_SECONDS = 4;

/** Where the viewers of a node meet. */
function startTracker(foreign: ForeignNode): string {
  const tracker = createTracker(() => true);
  foreign.server.on('upgrade', tracker.upgrade);
  onTestFinished(tracker.close);
  return foreign.url('/tracker/socket').replace(/^http/, 'ws');
}

/** A stream of a PeerTube node, the player of that one, and a node that knows of it. */
async function givenStream() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await letAnybodyMeet(root);
  const foreign = await startForeignNode();
  const trackerUrl = startTracker(foreign);
  const stream = await startLiveStream(foreign);
  const tag = [
    { type: 'Infohash', name: swarmsOf(stream.url, 1)[0] },
    { type: 'Link', name: 'sha256', mediaType: 'application/json', href: stream.hashesUrl },
  ];
  const ferry = givenPublisher(foreign, 'ferry');
  const send = openInbox(node, openCatalog(node).db);
  await givenFollowed(send, root, { foreign, actor: ferry.channel, name: 'ferry_channel' });
  const { id } = givenForeignVideo(foreign, ferry, {
    name: 'The ferry, live',
    duration: 'PT0S',
    isLiveBroadcast: true,
    latencyMode: 1,
    url: [
      { type: 'Link', mediaType: 'application/x-mpegURL', href: stream.url, tag },
      { type: 'Link', name: 'tracker', rel: ['tracker', 'websocket'], href: trackerUrl },
    ],
  });
  const found = await read<{ data: { uuid: string }[] }>(
    root,
    `/search/videos?search=${encodeURIComponent(id)}`,
  );
  const played = { playlistUrl: stream.url, trackerUrl, highDemandSeconds: HIGH_DEMAND_SECONDS };
  const player = await startSite(await peerTubePlayer(played));
  onTestFinished(() => player.close());
  return { node, uuid: found.data[0]!.uuid, trackerUrl, player: player.url };
}

const SEGMENT = /#EXTINF.*\n.*\n/g;

/** A playlist without its last two segments. */
async function shorten(route: Route): Promise<void> {
  const response = await route.fetch();
  const text = await response.text();
  const told = text.match(SEGMENT)!.slice(0, -2);
  await route.fulfill({ response, body: text.slice(0, text.search(SEGMENT)) + told.join('') });
}

/** Lets a page learn of each segment when the next two are there: who is ahead has it by then. Ends with what is returned. */
async function holdBack(page: Page): Promise<() => Promise<void>> {
  const playlist = '**/live/0.m3u8';
  await page.route(playlist, (route) => shorten(route).catch(() => {})); // whoever asked may have gone
  return () => page.unroute(playlist);
}

type Given = Awaited<ReturnType<typeof givenStream>>;

/** Watches it as at its own node, with PeerTube's player. */
async function watchThere({ node, player }: Given): Promise<Page> {
  const page = await (await viewer(node, MEETING)).newPage();
  await page.goto(player);
  await untilPlaying(page);
  return page;
}

async function watchHere({ node, uuid }: Given, choice: string) {
  const context = await viewer(node, MEETING);
  await context.addInitScript(sharingAs, choice);
  const page = await context.newPage();
  const traffic = openTraffic(page);
  const catchUp = await holdBack(page);
  await page.goto(`/w/${uuid}`);
  await untilPlaying(page);
  return { page, traffic, catchUp };
}

test('viewers of a stream of a PeerTube node and ours send each other what is live', async () => {
  const given = await givenStream();
  const apart = await watchHere(given, 'mirrors');
  const there = await watchThere(given);
  const here = await watchHere(given, 'full');
  const shown = await openPanel(here.page);
  await shown.getByText('1 is connected').waitFor(PATIENCE);
  await expect.poll(() => percentOfViewers(shown), PATIENCE).toBeGreaterThan(0);
  await here.catchUp();
  await holdBack(there);
  await expect.poll(async () => Number(await there.title()), PATIENCE).toBeGreaterThan(0);
  expect(new Set(here.traffic.sockets())).toEqual(new Set([given.trackerUrl]));
  expect(await here.page.locator('video').evaluate(isPlaying)).toBe(true);
  expect(apart.traffic.sockets()).toEqual([]);
}, 300_000);

const isPlaying = ({ error, paused }: HTMLVideoElement) => error === null && !paused;
