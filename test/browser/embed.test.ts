import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { FrameLocator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { startTestNode, type TestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { startSite } from '../support/site.ts';
import { useBrowser } from './browser.ts';
import { givenVideo, ladderClip, longClip } from './given.ts';

const { viewer } = useBrowser();

/** What PeerTube gives to those who embed its player. */
const EMBED_API = createRequire(import.meta.url).resolve('@peertube/embed-api/build/player.min.js');

type Player = Record<string, (param?: unknown) => Promise<unknown>> & {
  ready: Promise<void>;
  addEventListener(event: string, listener: (told: unknown) => void): void;
};
type Told = [event: string, told: unknown][];
type Steering = { PeerTubePlayer: new (frame: Element) => Player; player: Player; told: Told };

/** The node keeps pages for seconds, and makes renditions meanwhile. */
const PATIENT = { timeout: 20_000 };
const EVENTS = ['pause', 'play', 'playbackStatusUpdate', 'playbackStatusChange', 'resolutionUpdate', 'volumeChange']; // prettier-ignore

async function startEmbedding() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const script = await readFile(EMBED_API);
  const site = await startSite({ '/player.js': { type: 'text/javascript', body: script } });
  onTestFinished(site.close);
  return { node, root, site };
}

const frameOf = (url: string, path: string) =>
  `<!doctype html><script src="/player.js"></script>
   <iframe src="${url}${path}" width="560" height="315" allow="autoplay; fullscreen"></iframe>`;

/** Opens a page of the site that steers the player it embeds. */
async function steer(page: Page, address: string) {
  await page.goto(address);
  await page.evaluate(async (events) => {
    const here = window as unknown as Steering;
    here.told = [];
    here.player = new here.PeerTubePlayer(document.querySelector('iframe')!);
    for (const event of events)
      here.player.addEventListener(event, (told) => here.told.push([event, told]));
  }, EVENTS);
  return {
    ready: () => page.evaluate(() => (window as unknown as Steering).player.ready),
    ask: (method: string, param?: unknown) =>
      page.evaluate(([name, value]) => (window as unknown as Steering).player[name]!(value), [
        method,
        param,
      ] as const),
    told: () => page.evaluate(() => (window as unknown as Steering).told),
  };
}

const secondsOf = (frame: FrameLocator) =>
  frame.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

test('a page of another site steers the player with what PeerTube made for it', async () => {
  const { node, root, site } = await startEmbedding();
  const id = await givenVideo(root, await ladderClip(), { name: 'Ladder <b>of</b> light' });
  site.pages['/'] = frameOf(node.url, `/videos/embed/${id}?api=1&muted=1`);
  const page = await (await viewer(node)).newPage();
  const player = await steer(page, site.url);
  const frame = page.frameLocator('iframe');

  await player.ready();
  expect(await player.ask('isPlaying')).toBe(false);
  expect(await player.ask('getVolume')).toBe(0);
  await player.ask('play');
  await expect.poll(() => secondsOf(frame), PATIENT).toBeGreaterThan(0.2);
  expect(await player.ask('isPlaying')).toBe(true);
  await player.ask('pause');
  await player.ask('seek', 5);
  await expect.poll(() => player.ask('getCurrentTime'), PATIENT).toBeCloseTo(5, 0);
  await player.ask('setVolume', 0.5);
  expect(await player.ask('getVolume')).toBe(0.5);
  await player.ask('setPlaybackRate', 1.5);
  expect(await player.ask('getPlaybackRate')).toBe(1.5);
  await expect
    .poll(() => player.ask('getResolutions'), PATIENT)
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: -1, active: true }),
        expect.objectContaining({ id: 144, label: '144p', active: false }),
      ]),
    );
  await player.ask('setResolution', 144);
  await expect
    .poll(() => player.ask('getResolutions'), PATIENT)
    .toContainEqual(expect.objectContaining({ id: 144, active: true }));
  expect(await player.ask('getImageDataUrl')).toMatch(/^data:image\/jpeg;base64,/);
  expect(await player.ask('getCaptions')).toEqual([]);

  const told = await player.told();
  expect(told).toContainEqual(['playbackStatusChange', 'playing']);
  expect(told).toContainEqual(['volumeChange', 0.5]);
  expect(told).toContainEqual([
    'playbackStatusUpdate',
    expect.objectContaining({ duration: expect.closeTo(8, 0) as number, playbackState: 'paused' }),
  ]);
  expect(new Set(told.map(([event]) => event))).toEqual(new Set(EVENTS));
  await frame.getByRole('link', { name: 'Ladder <b>of</b> light' }).waitFor();
});

/** Which pages may show the player of a video, by the word of its page. */
const ancestorsOf = async ({ request }: Pick<TestNode, 'request'>, id: string) =>
  (await request(`/videos/embed/${id}`)).headers
    .get('content-security-policy')!
    .split('; ')
    .find((directive) => directive.startsWith('frame-ancestors'));

test('a video keeps off sites its owner did not choose, with a word where that can be said', async () => {
  const { node, root, site } = await startEmbedding();
  const id = await givenVideo(root, await longClip());
  const path = `/api/v1/videos/${id}/embed-privacy`;
  const allow = async (domains: string[]) =>
    expect(
      (await root.request(path, { method: 'PUT', ...asJson({ policy: 2, domains }) })).status,
    ).toBe(204);
  const ancestors = () => ancestorsOf(node, id);
  expect(await ancestors()).toBe('frame-ancestors *');
  site.pages['/'] = frameOf(node.url, `/videos/embed/${id}`);
  site.pages['/silent'] = `<meta name="referrer" content="no-referrer">${site.pages['/']}`;
  const context = await viewer(node, {}, /frame-ancestors/);
  const page = await context.newPage();
  const frame = page.frameLocator('iframe');

  await allow(['elsewhere.example']);
  await expect
    .poll(ancestors, PATIENT)
    .toMatch(/^frame-ancestors 'self' https:\/\/elsewhere\.example http/);
  await page.goto(site.url);
  await frame.getByRole('heading', { name: 'This video is not shown on this site' }).waitFor();
  await page.goto(`${site.url}silent`);
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);

  await allow([new URL(site.url).host]);
  await expect.poll(ancestors, PATIENT).toContain(new URL(site.url).host);
  await page.goto(`${site.url}silent`);
  await frame.getByRole('button', { name: 'Play', exact: true }).first().waitFor();
});

test('a password can come from the page, and what is private is not there', async () => {
  const { node, root, site } = await startEmbedding();
  const name = 'Under the old weir';
  const id = await givenVideo(root, await longClip(), {
    name,
    privacy: '5',
    'videoPasswords[0]': 'open sesame',
  });
  site.pages['/'] = frameOf(node.url, `/videos/embed/${id}?api=1&waitPasswordFromEmbedAPI=1`);
  const page = await (await viewer(node)).newPage();
  const player = await steer(page, site.url);
  await page.frameLocator('iframe').getByText('This video has a password').waitFor();
  await player.ask('setVideoPassword', 'open sesame');
  await player.ready();
  await player.ask('play');
  await expect.poll(() => secondsOf(page.frameLocator('iframe')), PATIENT).toBeGreaterThan(0.2);

  await root.request(`/api/v1/videos/${id}`, { method: 'PUT', ...asJson({ privacy: 3 }) });
  await expect.poll(() => ancestorsOf(node, id), PATIENT).toBe("frame-ancestors 'self'");
  expect(await (await node.request(`/videos/embed/${id}`)).text()).not.toContain(name);
  await page.goto(`/videos/embed/${id}`);
  await page.getByText('you can watch it on its own page').waitFor();
  const there = page.getByRole('link', { name: /^Watch on / });
  expect(await there.getAttribute('href')).toBe(`/w/${id}`);
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
});

test('a playlist plays one video after the other', async () => {
  const { node, root, site } = await startEmbedding();
  const first = await givenVideo(root, await ladderClip(), { name: 'First' });
  const second = await givenVideo(root, await ladderClip(), { name: 'Second' });
  const playlist = await givenPlaylist(root, [first, second]);
  site.pages['/'] = frameOf(node.url, `/video-playlists/embed/${playlist}?api=1&muted=1`);
  const page = await (await viewer(node)).newPage();
  const player = await steer(page, site.url);
  const frame = page.frameLocator('iframe');

  await player.ready();
  expect(await player.ask('getCurrentPosition')).toBe(1);
  await player.ask('seek', 7.5);
  await player.ask('play');
  await frame.getByRole('link', { name: 'Second' }).waitFor();
  expect(await player.ask('getCurrentPosition')).toBe(2);
  await player.ask('playPreviousVideo');
  await frame.getByRole('link', { name: 'First' }).waitFor();
});

async function givenPlaylist(user: SignedIn, videos: string[]): Promise<string> {
  const me = (await (await user.request('/api/v1/users/me')).json()) as {
    videoChannels: { id: number }[];
  };
  const form = new FormData();
  const said = { displayName: 'Both', privacy: 1, videoChannelId: me.videoChannels[0]!.id };
  for (const [name, value] of Object.entries(said)) form.set(name, String(value));
  const made = await user.request('/api/v1/video-playlists', { method: 'POST', body: form });
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { shortUUID: string } };
  for (const id of videos) {
    const { id: videoId } = (await (await user.request(`/api/v1/videos/${id}`)).json()) as {
      id: number;
    };
    const path = `/api/v1/video-playlists/${videoPlaylist.shortUUID}/videos`;
    expect((await user.request(path, { method: 'POST', ...asJson({ videoId }) })).status).toBe(200);
  }
  return videoPlaylist.shortUUID;
}
