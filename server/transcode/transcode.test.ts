import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { clip, film, PICTURE, SOUND } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { type Details, detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';
import { playlistSeconds } from '../catalog/index.ts';
import { parsePlaylist } from './pass/media-playlist.ts';

const LONGER = film({ seconds: 10, size: '640x360', rate: 30 });
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac';
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';

async function givenStudio() {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  return { node, root, ...(await openStudio(root)) };
}

/** A studio's video, done, with the details its viewers get. Its thumbnails are made beside, and may come last. */
async function given(file: string) {
  const studio = await givenStudio();
  const { uuid } = await studio.upload(file);
  const last = (await studio.watchToTheEnd(uuid)).at(-1)!;
  const details = () => detailsOf(studio.root, uuid);
  const isDrawn = async () => (await details()).thumbnails.length > 0;
  await expect.poll(isDrawn, { timeout: 30_000 }).toBe(true);
  return { ...studio, uuid, last, details: await details() };
}

const text = async (url: string) => (await fetch(url)).text();
const heightsOf = (details: Details) => filesOf(details).map(({ resolution }) => resolution.id);

test('a source to be encoded can be watched while its best rung is still made', async () => {
  const { upload, follow, root } = await givenStudio();
  const { uuid } = await upload(await clip('webm', `${LONGER} ${VP9}`));
  const seen: { state: number; stage: string; ready: number[] }[] = [];

  for await (const { state, stage, renditions } of follow(uuid)) {
    const ready = renditions.filter((rendition) => rendition.state === 'ready');
    seen.push({ state: state.id, stage, ready: ready.map(({ resolution }) => resolution) });
  }

  expect(seen).toContainEqual({ state: 1, stage: 'encoding', ready: [240] });
  expect(seen.at(-1)).toEqual({ state: 1, stage: 'done', ready: [360, 240, 144, 0] });
  const details = await detailsOf(root, uuid);
  expect(heightsOf(details)).toEqual([360, 240, 144, 0]);
  expect(details.duration).toBe(10);
});

test('all renditions are cut at the same times, and are what their hashes say', async () => {
  const { details } = await given(await clip('webm', `${LONGER} ${VP9}`));

  const hashes = JSON.parse(await text(details.streamingPlaylists[0]!.segmentsSha256Url)) as Record<
    string,
    Record<string, string>
  >;
  for (const file of filesOf(details)) {
    const { segments } = parsePlaylist(await text(file.playlistUrl));
    const seconds = segments.map((segment) => Math.round(segment.seconds));
    expect(seconds).toEqual([4, 4, 2]);
    const bytes = Buffer.from(await (await fetch(file.fileUrl)).arrayBuffer());
    const [{ start, end }] = [segments[1]!];
    const hash = createHash('sha256')
      .update(bytes.subarray(start, end + 1))
      .digest('hex');
    expect(hashes[new URL(file.fileUrl).pathname.split('/').at(-1)!]).toMatchObject({
      [`${start}-${end}`]: hash,
    });
  }
});

test('a web-ready source is published as it is, before anything is encoded', async () => {
  const { upload, follow } = await givenStudio();
  const keyframes = '-g 75 -keyint_min 75 -sc_threshold 0';
  const { uuid } = await upload(
    await clip('mp4', `${LONGER} ${H264} ${keyframes} -profile:v baseline`),
  );
  const published = [];

  for await (const { state, renditions } of follow(uuid)) {
    if (state.id !== 1) continue;
    published.push(renditions.filter((rendition) => rendition.state === 'ready'));
  }

  expect(published.find((ready) => ready.length > 0)).toEqual([
    { resolution: 360, state: 'ready' },
  ]);
  expect(published.at(-1)).toHaveLength(4);
});

test('renditions beside a copy are cut where the copy is', async () => {
  const keyframes = '-g 75 -keyint_min 75 -sc_threshold 0';
  const { details } = await given(
    await clip('mp4', `${LONGER} ${H264} ${keyframes} -profile:v baseline`),
  );

  const master = await text(details.streamingPlaylists[0]!.playlistUrl);
  expect(master).toContain('RESOLUTION=640x360,FRAME-RATE=30,CODECS="avc1.42c01e,mp4a.40.2"');
  for (const { playlistUrl } of filesOf(details).filter(({ hasVideo }) => hasVideo)) {
    const { segments } = parsePlaylist(await text(playlistUrl));
    expect(segments.map(({ seconds }) => seconds)).toEqual([5, 5]);
  }
});

test('a picture without sound has no sound alone', async () => {
  const { details } = await given(await clip('mp4', `${PICTURE} ${H264}`));

  expect(heightsOf(details)).toEqual([180, 144]);
  expect(filesOf(details).some(({ hasAudio }) => hasAudio)).toBe(false);
});

test('a sound without picture is a video to be heard', async () => {
  const { details, last } = await given(await clip('mp3', SOUND));

  expect(last).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(filesOf(details)).toMatchObject([
    { resolution: { id: 0 }, hasVideo: false, hasAudio: true },
  ]);
  expect(details.thumbnails).toHaveLength(3); // how loud it is
});

test('a song with its cover can be heard to its end', async () => {
  const short = '-f lavfi -i testsrc2=d=1:s=320x180:r=5 -f lavfi -i sine=d=9';
  const { details } = await given(await clip('mp4', `${short} ${H264}`));

  for (const { playlistUrl } of filesOf(details)) {
    expect(playlistSeconds(await text(playlistUrl))).toBeCloseTo(9, 0);
  }
});

test('a rotated picture is upright', async () => {
  const flat = await clip('mp4', `${PICTURE} ${SOUND} ${H264}`);
  const { details } = await given(await clip('mp4', `-i ${flat} -c copy -metadata:s:v rotate=90`));

  expect(filesOf(details)[0]).toMatchObject({ resolution: { id: 180 }, width: 180, height: 320 });
  expect(details.thumbnails.map(({ width }) => width).toSorted((a, b) => a - b)).toEqual([
    280, 850, 1280,
  ]);
});

test('a rate that varies becomes constant', async () => {
  const varying = "-f lavfi -i testsrc2=d=4:s=320x240:r=30,select='not(mod(n\\,3))+gt(n\\,60)'";
  const { details } = await given(await clip('mp4', `${varying} -fps_mode vfr ${H264}`));

  expect(filesOf(details)[0]).toMatchObject({ resolution: { id: 240 }, fps: 24 });
});

test('of forty sound tracks one is taken', async () => {
  const maps = Array.from({ length: 40 }, () => '-map 1:a').join(' ');
  const { details } = await given(
    await clip(
      'mkv',
      `${PICTURE} ${SOUND} -map 0:v ${maps} -c:v libx264 -preset ultrafast -c:a aac`,
    ),
  );

  expect(heightsOf(details)).toEqual([180, 144, 0]);
});

test('a video that waits for all renditions is published with the last one', async () => {
  const { upload, follow } = await givenStudio();
  const file = await clip('mp4', `${PICTURE} ${SOUND} ${H264}`);
  const { uuid } = await upload(file, { waitTranscoding: 'true' });

  for await (const { state, stage } of follow(uuid)) expect(state.id === 1).toBe(stage === 'done');
});
