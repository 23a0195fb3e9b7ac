import { expect, test } from 'vitest';

import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../support/foreign-node.ts';
import { givenFollowed, openInbox } from '../support/inbox.ts';
import { startLiveStream } from '../support/live-stream.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

const link = (mediaType: string, href: string) => ({ type: 'Link', mediaType, href, tag: [] });

/** A node that follows a channel of another one, where there is a stream. */
async function givenLive() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const foreign = await startForeignNode();
  const stream = await startLiveStream(foreign);
  const ferry = givenPublisher(foreign, 'ferry');
  const send = openInbox(node, openCatalog(node).db);
  await givenFollowed(send, root, { foreign, actor: ferry.channel, name: 'ferry_channel' });
  const playable = { url: [link('application/x-mpegURL', stream.url)] };
  const away = { url: [link('text/html', foreign.url('/w/live'))] };
  /** Something else that is live there, or `said` otherwise. */
  const givenStream = async (name: string, said: object = playable) => {
    const video = givenForeignVideo(foreign, ferry, {
      name,
      duration: 'PT0S',
      isLiveBroadcast: true,
      permanentLive: false,
      ...said,
    });
    const { total, data } = await read<{ total: number; data: { uuid: string }[] }>(
      root,
      `/search/videos?search=${encodeURIComponent(video.id)}`,
    );
    expect(total).toBe(1);
    /** Its node tells what has become of it. */
    const become = async (state: number, now: object) => {
      const updated = new Date().toISOString();
      const changed = { ...video, ...now, state, updated, published: updated };
      const told = await send(activityOf(ferry.account, 'Update', changed), ferry.account);
      expect(told).toMatchObject({ state: 'done' });
    };
    return { uuid: data[0]!.uuid, become };
  };
  const { uuid } = await givenStream('The ferry, live');
  const views = async () => (await read<{ views: number }>(root, `/videos/${uuid}`)).views;
  return { node, stream, views, givenStream, playable, away };
}

const overflow = (list: Element) => ({
  sideways: list.scrollWidth > list.clientWidth,
  down: list.scrollHeight - list.clientHeight,
});

test('what is live on another node is on the home page, plays where it is now, keeps a place in it, is caught up with, and counts as a view', async () => {
  const { node, stream, views, givenStream } = await givenLive();
  const page = await (await viewer(node)).newPage();
  await page.goto('/');
  const row = page.getByRole('region', { name: 'Live now' });
  await row.getByRole('link', { name: 'Watch', exact: true }).waitFor(); // one is no row of cards
  await row.getByRole('button', { name: 'More for “The ferry, live”' }).waitFor();
  expect(await row.getByText('No views yet').count()).toBe(0);
  for (const name of ['The quay, live', 'The lock, live']) await givenStream(name);
  const window = page.viewportSize()!;
  await page.setViewportSize({ width: 700, height: 800 });
  await page.reload();
  await row.getByRole('link', { name: 'The lock, live' }).waitFor();
  expect(await row.getByText('Live', { exact: true }).count()).toBe(3);
  expect(await row.getByRole('list').evaluate(overflow)).toEqual({ sideways: true, down: 0 });
  await page.setViewportSize(window);
  await row.getByRole('link', { name: 'The ferry, live' }).last().click();

  await untilPlaying(page);
  expect((await playback(page)).seconds).toBeGreaterThan(10); // not at its beginning
  const player = page.getByRole('region', { name: 'Video player' });
  await player.hover();
  await player.getByRole('button', { name: 'Live', exact: true }).waitFor();
  expect(await player.getByRole('slider', { name: 'Position' }).count()).toBe(0);

  await page.keyboard.press('0');
  await untilPlaying(page);
  await page.keyboard.press('k');
  const { seconds: place } = await playback(page);
  await page.route('**/live/*', (route) => route.abort());
  const tryAgain = player.getByRole('button', { name: 'Try again' });
  await tryAgain.waitFor();
  await page.unroute('**/live/*');
  await tryAgain.click();
  const back = player.getByRole('button', { name: 'Back to live' });
  await back.waitFor();
  await expect.poll(async () => (await playback(page)).seconds).toBeCloseTo(place, 0);
  await back.click();
  await player.getByRole('button', { name: 'Live', exact: true }).waitFor(); // playing alone never gets there

  await expect.poll(views, { timeout: 40_000 }).toBe(1); // after ten seconds of it, and a few until it is counted

  stream.end();
  await player.getByRole('slider', { name: 'Position' }).waitFor(); // what there was of it can be gone through
}, 120_000);

test('a stream of another node waits on its page, begins there by itself, and once it has ended says so where it was played', async () => {
  const { node, stream, givenStream, playable, away } = await givenLive();
  const schedules = [{ type: 'Event', startDate: '2041-05-01T18:00:00.000Z' }];
  const { uuid, become } = await givenStream('The tide, live', { ...away, state: 4, schedules });
  const page = await (await viewer(node)).newPage();
  expect((await page.goto(`/w/${uuid}`))!.status()).toBe(200);
  await page.getByRole('heading', { name: /^This stream begins on May 1, 2041/ }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'More of ferry_channel' }).waitFor();
  expect(await page.locator('video').count()).toBe(0);

  await become(1, playable);
  await untilPlaying(page);

  const framed = await page.context().newPage();
  await framed.goto(`/videos/embed/${uuid}?autoplay=1&muted=1`);
  await untilPlaying(framed);

  await become(5, away);
  stream.end();
  await page.getByRole('heading', { name: 'This stream is over' }).waitFor();
  await framed.getByText('This stream is over').waitFor();
  await page.goto('/');
  await page.getByRole('link', { name: 'The ferry, live' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'The tide, live' }).count()).toBe(0);
}, 120_000);
