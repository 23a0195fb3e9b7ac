import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { clip } from '../support/clips.ts';
import { startTestNode, type TestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { playback, untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();
const PATIENCE = { timeout: 60_000 };

/** Forty seconds in English, a low tone, and in German, a high one. */
const filmClip = () =>
  clip(
    'mkv',
    '-f lavfi -i testsrc=d=40:s=256x144:r=10 -f lavfi -i sine=300:d=40 -f lavfi -i sine=3000:d=40 ' +
      '-map 0:v -map 1:a -map 2:a -c:v libx264 -preset ultrafast -g 20 -pix_fmt yuv420p -c:a aac ' +
      '-metadata:s:a:0 language=eng -metadata:s:a:1 language=ger',
  );

async function givenFilm() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await filmClip());
  await expect.poll(() => master(node, id), PATIENCE).toContain('LANGUAGE="de"');
  const page = await (await viewer(node)).newPage();
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  return { node, root, id, page };
}

async function master(node: TestNode, id: string) {
  const video = (await (await node.request(`/api/v1/videos/${id}`)).json()) as {
    streamingPlaylists: { playlistUrl: string }[];
  };
  return (await fetch(video.streamingPlaylists[0]!.playlistUrl)).text();
}

/** The pitch of what is heard, in hertz. */
const pitch = (page: Page) =>
  page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192 });
    const { captureStream } = video as HTMLVideoElement & { captureStream(): MediaStream };
    context.createMediaStreamSource(captureStream.call(video)).connect(analyser);
    await context.resume();
    const strengths = new Uint8Array(analyser.frequencyBinCount);
    for (let round = 0; round < 100 && Math.max(...strengths) === 0; round++) {
      await new Promise(requestAnimationFrame);
      analyser.getByteFrequencyData(strengths);
    }
    const strongest = strengths.indexOf(Math.max(...strengths));
    const { sampleRate } = context;
    await context.close();
    return (strongest * sampleRate) / analyser.fftSize;
  });

test('the sound is heard in the language that is chosen, here and in what is watched next', async () => {
  const { page } = await givenFilm();
  await expect.poll(() => pitch(page), PATIENCE).toBeCloseTo(300, -2);

  await page.getByRole('region', { name: 'Video player' }).hover();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitem', { name: 'Sound English' }).click();
  await page.getByRole('menuitemradio', { name: 'German' }).click();
  await expect.poll(() => pitch(page), PATIENCE).toBeCloseTo(3000, -2);
  const { seconds } = await playback(page);
  await expect.poll(async () => (await playback(page)).seconds, PATIENCE).toBeGreaterThan(seconds);

  await page.reload();
  await untilPlaying(page);
  await expect.poll(() => pitch(page), PATIENCE).toBeCloseTo(3000, -2);
});

const CHAPTERS = [
  { timecode: 0, title: 'Spring' },
  { timecode: 10, title: 'Brook' },
  { timecode: 30, title: 'River' },
];

async function givenChapters() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await longClip());
  const { status } = await root.request(`/api/v1/videos/${id}/chapters`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chapters: CHAPTERS }),
  });
  expect(status).toBe(204);
  const page = await (await viewer(node, { viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  return page;
}

test('chapters are marked on the bar and named there, beside the time, and reached by keys', async () => {
  const page = await givenChapters();
  const player = page.getByRole('region', { name: 'Video player' });
  await expect.poll(() => player.locator('.mark').count(), PATIENCE).toBe(2);
  await page.keyboard.press('k');
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(async () => (await playback(page)).seconds, PATIENCE).toBe(10);
  await player.getByText('Brook').waitFor();

  const bar = player.getByRole('slider', { name: 'Position' });
  const { width = 0 } = (await bar.boundingBox()) ?? {};
  await bar.hover({ position: { x: width * 0.9, y: 10 } });
  await player.getByText('River').waitFor();
});

test('in theatre mode the player has all of the width, also the next time', async () => {
  const page = await givenChapters();
  const player = page.getByRole('region', { name: 'Video player' });
  const leftOver = async () => 1280 - ((await player.boundingBox())?.width ?? 0);
  expect(await leftOver()).toBeGreaterThan(100);

  await page.keyboard.press('t');
  await expect.poll(leftOver, PATIENCE).toBeLessThan(100);
  const wide = await leftOver();
  await page.reload();
  await untilPlaying(page);
  expect(await leftOver()).toBe(wide);
  await player.hover();
  await page.getByRole('button', { name: 'Leave theatre mode' }).click();
  await expect.poll(leftOver, PATIENCE).toBeGreaterThan(100);
});
