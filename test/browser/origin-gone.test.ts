import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { letAnybodyMeet } from '../support/sharing.ts';
import { eventually, follow, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { untilPlaying, useBrowser } from './browser.ts';
import {
  crowdClip,
  delayMedia,
  openPanel,
  MEETING,
  MEETING_FLAGS,
  openTraffic,
  sharingAs,
} from './crowd.ts';
import { givenTorrent, givenVideo } from './given.ts';

const { viewer } = useBrowser(MEETING_FLAGS);

const WORDS = 'WEBVTT\n\n00:00.000 --> 00:10.000\nA heron waits.\n';
const FAR_MS = 4000; // nodes so far away that viewers are nearer
const CLOSED = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED/; // the tracker of a node that is gone

type Words = { data: { fileUrl: string }[] };
type Details = {
  streamingPlaylists: { redundancies: object[]; signedPlaylists?: object[] }[];
};
type Boards = { storyboards: { fileUrl: string }[] };

async function giveCaptions(user: SignedIn, id: string) {
  const form = new FormData();
  form.set('captionfile', new File([WORDS], 'en.vtt', { type: 'text/vtt' }));
  const path = `/api/v1/videos/${id}/captions/en`;
  expect((await user.request(path, { method: 'PUT', body: form })).status).toBe(204);
}

/** A video of a node, another node that keeps a copy of all of it, and a third one that only knows of both. */
async function givenMirrored() {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const c = await startTestNode();
  const ofC = await openPeople(c);
  for (const { root } of [ofA, ofB, ofC]) await letAnybodyMeet(root);
  await follow(ofB.root, a);
  await follow(ofC.root, a);
  const id = await givenVideo(ofA.root, await crowdClip(30));
  await givenTorrent(a, id);
  await giveCaptions(ofA.root, id);
  await eventually(async () => {
    expect((await read<Words>(b, `/videos/${id}/captions`)).data).toHaveLength(1);
    expect((await read<Boards>(b, `/videos/${id}/storyboards`)).storyboards).toHaveLength(1);
    await givenTorrent(b, id);
  }, 60_000);
  await write(ofB.root, 'POST', '/server/redundancy/videos', { videoId: id });
  await eventually(async () => {
    const { data } = await read<Words>(b, `/videos/${id}/captions`);
    expect(data[0]!.fileUrl).toContain('/static/redundancy/');
    const { storyboards } = await read<Boards>(b, `/videos/${id}/storyboards`);
    expect(storyboards[0]!.fileUrl).toContain('/static/redundancy/');
  }, 60_000);
  await eventually(async () => {
    const [playlist] = (await read<Details>(c, `/videos/${id}`)).streamingPlaylists;
    expect(playlist!.redundancies).toHaveLength(1);
    expect(playlist!.signedPlaylists?.length).toBeGreaterThan(1);
  }, 60_000);
  return { a, b, c, id };
}

async function watch(node: { url: string }, id: string, delayMs = 0) {
  const context = await viewer(node, MEETING, CLOSED);
  await context.addInitScript(sharingAs, 'full');
  const page = await context.newPage();
  const traffic = openTraffic(page);
  await delayMedia(page, delayMs);
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  return { page, traffic };
}

const isConnected = (page: Page) => page.getByText('is connected').waitFor({ timeout: 40_000 }); // peers meet when they announce themselves

const wordsShown = (page: Page) =>
  page
    .locator('video')
    .evaluate(({ textTracks }: HTMLVideoElement) =>
      [...textTracks]
        .flatMap(({ activeCues }) => [...(activeCues ?? [])])
        .map((cue) => (cue as VTTCue).text),
    );

test('viewers of both nodes share; with the first one gone, a new viewer of the other sees all of the video', async () => {
  const { a, b, c, id } = await givenMirrored();
  const there = await watch(a, id);
  const here = await watch(b, id, FAR_MS);
  await openPanel(here.page);
  await isConnected(here.page);
  expect(here.traffic.sockets()).toHaveLength(2); // the trackers of both, and no other
  await there.page.close();

  await a.stop();

  const { page } = await watch(b, id, FAR_MS);
  await page.getByRole('heading', { name: 'A stream at dawn' }).waitFor();
  const poster = await page.locator('video').getAttribute('poster');
  expect((await b.request(new URL(poster!, b.url).pathname)).status).toBe(200);
  await page.getByRole('region', { name: 'Video player' }).hover();
  await page.getByRole('button', { name: 'Show captions' }).click();
  await expect.poll(() => wordsShown(page)).toContain('A heron waits.');
  await openPanel(page);
  await isConnected(page); // with the viewer who was there before, by this node's own tracker
  expect(await page.locator('video').evaluate(({ error }: HTMLVideoElement) => error)).toBeNull();

  await watch(c, id); // which has nothing of it: playlists and media come from the mirror
}, 300_000);
