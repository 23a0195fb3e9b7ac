import { expect, test } from 'vitest';

import { chunkFiles, openChunks } from '../../../test/support/chunks.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { stepsOf, timesOf } from '../../../test/support/frames.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';

const NTSC = film({ seconds: 10.01, rate: 30_000 / 1001 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 47 -c:a libopus';
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 75 -keyint_min 75 -sc_threshold 0';

const LONG = { timeout: 60_000 };

const text = async (url: string) => (await fetch(url)).text();

test('what is made in parts is one whole, without a gap, and leaves nothing behind', async () => {
  const node = await startTestNode({ TRANSCODE_CHUNK_SECONDS: '4' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  await (await openChunks(node)).given(1, 2); // of a source that is gone: nobody's jobs are spent on them
  const { uuid } = await upload(await clip('webm', `${NTSC} ${VP9}`));

  const told = await watchToTheEnd(uuid);
  expect(told.at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  const { files } = (await detailsOf(root, uuid)).streamingPlaylists[0]!;
  expect(files.map(({ resolution }) => resolution.id)).toEqual([180, 144, 0]);
  for (const { playlistUrl, fileUrl, hasVideo } of files.filter((file) => file.hasVideo)) {
    expect(hasVideo).toBe(true);
    const { segments } = parsePlaylist(await text(playlistUrl));
    expect(segments.map(({ seconds }) => seconds)).toEqual([4.004, 4.004, 2.002]);
    const times = await timesOf(fileUrl);
    expect(times).toHaveLength(300);
    expect(stepsOf(times)).toHaveLength(1); // all equally long
  }
  await expect.poll(() => chunkFiles(node), { timeout: 20_000 }).toEqual([]);
}, 180_000);

test('beside a copy, parts are cut where it is', async () => {
  const node = await startTestNode({ TRANSCODE_CHUNK_SECONDS: '4' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const source = film({ seconds: 10, size: '320x240', rate: 30 });
  const { uuid } = await upload(
    await clip('mp4', `${source} ${H264} -profile:v baseline -c:a aac`),
  );

  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  const { files } = (await detailsOf(root, uuid)).streamingPlaylists[0]!;
  expect(files.map(({ resolution }) => resolution.id)).toEqual([240, 144, 0]);
  for (const { playlistUrl } of files.filter(({ hasVideo }) => hasVideo)) {
    const { segments } = parsePlaylist(await text(playlistUrl));
    expect(segments.map(({ seconds }) => seconds)).toEqual([5, 5]);
  }
}, 180_000);

test('parts go to whoever had least, first seconds first, and come back from the dead', async () => {
  const node = await startTestNode({ ROLES: 'web' }); // nobody works but this test
  const { lease, finish, expire, given } = await openChunks(node);
  const [mine, alsoMine, other] = [await given(1, 3), await given(1, 3), await given(2, 3)];

  const first = await lease();
  expect(first).toMatchObject({ videoId: mine, index: 0 });
  expect(await lease()).toMatchObject({ videoId: other, index: 0 });
  const third = await lease();
  expect([mine, alsoMine, other]).toContain(third!.videoId);
  await expire(first!);
  const again = await lease();
  expect(again).toMatchObject({ videoId: mine, index: 0, formerToken: first!.token });

  expect(await finish(first!)).toBe(false); // it comes too late
  expect(await finish(again!)).toBe(true);
  expect(await finish(again!)).toBe(false);
}, 120_000);

test('parts that are all made are joined when they are asked for again, and others are made anew', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { givenSource, plan, parts, lease, finish, jobs } = await openChunks(node);
  const video = await givenSource();
  await plan(video, [720, 144]);
  expect(await parts(video)).toMatchObject([0, 4, 8].map((startSeconds) => ({ startSeconds })));
  await expect.poll(() => jobs('transcode.chunk', video), LONG).toBe(3);
  for (let part = await lease(); part; part = await lease()) await finish(part);

  await plan(video, [720, 144]); // the join had failed
  await expect.poll(() => jobs('transcode.join', video), LONG).toBe(1);
  expect(await parts(video)).toMatchObject([0, 1, 2].map(() => ({ doneAt: expect.any(Date) })));

  await plan(video, [720, 360]);
  const anew = { heights: [720, 360], doneAt: null };
  expect(await parts(video)).toMatchObject([anew, anew, anew]);
  await expect.poll(() => jobs('transcode.chunk', video), LONG).toBe(6);
  expect(await jobs('transcode.join', video)).toBe(1);
});

test('parts whose jobs went astray are found, unless others are being made', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { given, lease, finish, sweep, jobs } = await openChunks(node);
  const video = await given(1, 3);
  const first = await lease();
  await sweep();
  await finish(first!);
  await sweep();
  await expect.poll(() => jobs('transcode.chunk', video), LONG).toBe(2);
});
