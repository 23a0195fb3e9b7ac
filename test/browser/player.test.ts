import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

async function watching(path = '', prepare = () => {}) {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip());
  const context = await viewer(node, { permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.addInitScript(prepare);
  await page.goto(`/w/${id}${path}`);
  await untilPlaying(page);
  return { page, id };
}

test('the keyboard plays, seeks, mutes and changes the speed', async () => {
  const { page } = await watching();
  const after = async (key: string) => {
    await page.keyboard.press(key);
    return playback(page);
  };

  expect(await after('k')).toMatchObject({ paused: true });
  expect(await after('5')).toMatchObject({ seconds: expect.closeTo(20, 0) });
  expect(await after('l')).toMatchObject({ seconds: expect.closeTo(30, 0) });
  expect(await after('ArrowLeft')).toMatchObject({ seconds: expect.closeTo(25, 0) });
  const { muted } = await playback(page);
  expect(await after('m')).toMatchObject({ muted: !muted });
  expect(await after('>')).toMatchObject({ rate: 1.25 });
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard' }).waitFor();
});

test('a link can carry the moment to start at, and the place is kept for the next visit', async () => {
  const { page, id } = await watching('?start=12s');
  expect((await playback(page)).seconds).toBeGreaterThan(12);

  await page.keyboard.press('k');
  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Share' }).last().click();
  await page.getByLabel(/Start at 0:2/).check();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Link copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    new RegExp(`/w/${id}\\?start=2\\ds$`),
  );

  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  expect((await playback(page)).seconds).toBeGreaterThan(19);
});

test('a page that embeds a video is told whether viewers share it where that is not as the node has it', async () => {
  const { page } = await watching();
  await page.getByRole('button', { name: 'Share' }).last().click();
  await page.getByText('Embed', { exact: true }).click();
  const shares = page.getByRole('switch', { name: 'Viewers may share it' });
  const code = () => page.getByLabel('Code for a web page').inputValue();
  await shares.waitFor();
  expect([await shares.isChecked(), await code()]).toEqual([
    false,
    expect.not.stringContaining('p2p'),
  ]);
  await shares.check();
  expect(await code()).toContain('p2p=1');
  await shares.uncheck();
  expect(await code()).not.toContain('p2p');
});

test('the node hears where playback is, what was skipped, and how it goes', async () => {
  const { page } = await watching();
  const told = async (path: string, act: () => Promise<unknown>, field: string) => {
    const request = page.waitForRequest(
      (asked) => asked.url().includes(path) && asked.postData()?.includes(field) === true,
    );
    await act();
    const answer = await (await request).response();
    return { status: answer?.status(), ...(await request).postDataJSON() } as unknown;
  };

  expect(await told('/views', async () => page.keyboard.press('5'), 'seek')).toMatchObject({
    status: 204,
    currentTime: 20,
    client: 'Chrome',
    device: 'desktop',
  });
  expect(await told('/views', async () => {}, 'currentTime')).not.toHaveProperty('viewEvent');
  const leave = async () => page.locator('header a[href="/"]').first().click();
  expect(await told('/metrics/playback', leave, 'videoId')).toMatchObject({
    status: 204,
    errors: 0,
    downloadedBytesHTTP: expect.any(Number),
    downloadedBytesMirrors: 0,
  });
});

test('resting on the seek bar shows the frame and the time below the pointer', async () => {
  const { page } = await watching();
  await page.getByRole('region', { name: 'Video player' }).hover();
  const bar = page.getByRole('slider', { name: 'Position' });
  const { width = 0 } = (await bar.boundingBox()) ?? {};

  const rest = async () => {
    await page.mouse.move(0, 0); // the controls hide from a mouse that does not move
    await page.getByRole('region', { name: 'Video player' }).hover();
    await bar.hover({ position: { x: width / 2, y: 10 } });
    return page.locator('.preview .frame').count();
  };
  await expect.poll(rest, { timeout: 30_000, interval: 1000 }).toBe(1);
  await page.getByText('0:20', { exact: true }).waitFor();
  const frame = page.locator('.preview .frame');
  expect(await frame.evaluate((element) => getComputedStyle(element).backgroundImage)).toMatch(
    /storyboards/,
  );

  await bar.click({ position: { x: width / 2, y: 10 } });
  await expect.poll(async () => (await playback(page)).seconds).toBeGreaterThan(19);
});

test('a screen beside this one that AirPlay finds is offered, plays the playlist by itself, and gives it back', async () => {
  const { page } = await watching('', standInForAirPlay);
  const pick = page.getByRole('button', { name: 'Play on another screen' });
  expect(await pick.count()).toBe(0);

  await page.locator('video').evaluate((video) => {
    const found = new Event('webkitplaybacktargetavailabilitychanged');
    video.dispatchEvent(Object.assign(found, { availability: 'available' }));
  });
  await page.mouse.move(300, 300);
  await pick.click();
  await page.getByText('Playing on another screen').waitFor();
  const source = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.src);
  await expect.poll(source).toMatch(/^http.*\.m3u8$/);

  await page.mouse.move(320, 320);
  await pick.click();
  await expect.poll(source).toMatch(/^blob:/);
  expect(await page.getByText('Playing on another screen').count()).toBe(0);
});

/** What Safari adds to a media element; its picker changes over at once. */
function standInForAirPlay() {
  Object.assign(HTMLVideoElement.prototype, {
    webkitCurrentPlaybackTargetIsWireless: false,
    canPlayType: () => 'maybe',
    webkitShowPlaybackTargetPicker(this: HTMLVideoElement) {
      const wireless = this as HTMLVideoElement & {
        webkitCurrentPlaybackTargetIsWireless: boolean;
      };
      wireless.webkitCurrentPlaybackTargetIsWireless =
        !wireless.webkitCurrentPlaybackTargetIsWireless;
      this.dispatchEvent(new Event('webkitcurrentplaybacktargetiswirelesschanged'));
    },
  });
}
