import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { chunkFiles, openChunks } from '../../../test/support/chunks.ts';
import { clip } from '../../../test/support/clips.ts';
import { encoderBelow, encodersBelow } from '../../../test/support/encoders.ts';
import { encodingsOf } from '../../../test/support/encodings.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { letRunnersWork, openRunner, withdrawLate } from '../../../test/support/runner.ts';
import { detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const SLOW = '-f lavfi -i testsrc2=d=10:s=640x360:r=30 -f lavfi -i sine=d=10';
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';
const SMALL = '-f lavfi -i testsrc2=d=2:s=256x144:r=25 -an -c:v mpeg4';
const LONG = { timeout: 60_000 };

test('a paused encoding rests, over a kill too, and goes on from what was made', async () => {
  const node = await startNodeProcess({ TRANSCODE_CHUNK_SECONDS: '4' });
  const before = await node.signIn('root', ADMIN_PASSWORD);
  const { uuid } = await (await openStudio(before)).upload(await clip('webm', `${SLOW} ${VP9}`));
  await encoderBelow(node.pid());
  expect(await encodingsOf(before).act(uuid, 'pause')).toBe(204);
  await expect.poll(() => encodersBelow(node.pid()), LONG).toEqual([]);
  await node.kill();
  await node.start();

  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { act, listed } = encodingsOf(root);
  const { upload, watchToTheEnd } = await openStudio(root);
  const other = await upload(await clip('mkv', SMALL));
  await watchToTheEnd(other.uuid); // the queue works, and leaves the paused one alone
  expect(await listed()).toMatchObject([{ video: { uuid }, state: 'paused' }]);

  expect(await act(uuid, 'resume')).toBe(204);
  expect(await act(uuid, 'resume')).toBe(409);
  const told = await watchToTheEnd(uuid);
  expect(told.at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(filesOf(await detailsOf(root, uuid)).map(({ resolution }) => resolution.id)).toEqual([
    360, 240, 144, 0,
  ]);
  expect(await listed()).toEqual([]);
  expect((await actsOf(root, 'root', 'transcoding')).map(({ action }) => action)).toEqual([
    'pause',
    'resume',
  ]);
}, 300_000);

test('a cancelled encoding ends, leaves nothing behind and says so, and can be run again', async () => {
  const node = await startNodeProcess({ TRANSCODE_CHUNK_SECONDS: '4' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const { act, again, listed } = encodingsOf(root);
  const { uuid } = await upload(await clip('webm', `${SLOW} ${VP9}`), { waitTranscoding: 'true' });
  await encoderBelow(node.pid());

  expect(await act(uuid, 'cancel')).toBe(204);
  const words = expect.stringContaining('cancelled');
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'held', reason: words });
  await expect.poll(() => encodersBelow(node.pid()), LONG).toEqual([]);
  await expect.poll(() => chunkFiles(node), LONG).toEqual([]);
  expect(await listed('cancelled')).toMatchObject([{ video: { uuid }, reason: words }]);
  expect((await detailsOf(root, uuid)).state.id).toBe(7);
  for (const what of ['cancel', 'pause', 'resume', 'prioritize'])
    expect(await act(uuid, what)).toBe(409);

  expect(await again(uuid)).toBe(204);
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect((await actsOf(root, 'root', 'transcoding')).map(({ action }) => action)).toEqual([
    'cancel',
    'retry',
  ]);
}, 300_000);

test('parts of what is put first are made before others, and those of what is paused by nobody', async () => {
  const node = await startTestNode({ ROLES: 'web' }); // nobody works but this test
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { act, listed } = encodingsOf(root);
  const { lease, given } = await openChunks(node);
  const [first, second, third] = [await given(1, 1), await given(1, 2), await given(1, 1)];

  expect(await act(third, 'prioritize')).toBe(204);
  expect(await act(second, 'prioritize')).toBe(204);
  expect((await listed()).map(({ video }) => video.id)).toEqual([second, third, first]);
  expect(await lease()).toMatchObject({ videoId: second, index: 0 });
  expect(await act(second, 'pause')).toBe(204);
  expect(await lease()).toMatchObject({ videoId: third });
  expect(await lease()).toMatchObject({ videoId: first });
  expect(await lease()).toBeUndefined();
  expect(await act(second, 'resume')).toBe(204);
  expect(await lease()).toMatchObject({ videoId: second, index: 0 }); // whoever was at it had to leave it

  expect(await act(second, 'cancel')).toBe(204);
  expect(await act(first, 'prioritize')).toBe(204);
  expect((await listed()).map(({ video, priority }) => [video.id, priority])).toEqual([
    [first, 2],
    [third, 1],
    [second, 0],
  ]);
});

test('what ends just then is neither paused nor cancelled', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { act, listed } = encodingsOf(root);
  const { endBeside, given } = await openChunks(node);
  for (const what of ['pause', 'cancel']) {
    const id = await given(1, 1);
    expect(await endBeside(id, () => act(id, what))).toBe(409);
  }
  expect(await listed()).toEqual([]);
});

test('runners lose what is cancelled, and only administrators may do so', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const { uuid } = await (await openStudio(root)).upload(await clip('mkv', SMALL));
  const job = await runner.take();

  expect(await encodingsOf(root).act(uuid, 'cancel')).toBe(204);
  await expect
    .poll(async () => (await runner.tell(job, 'update', { progress: 5 })).status, LONG)
    .toBe(404);
  expect(await runner.request()).toEqual([]);
});

test('runners are offered first what is put first, and keep what goes on again', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { act } = encodingsOf(root);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const studio = await openStudio(root);
  const uploaded = [
    await studio.upload(await clip('mkv', SMALL)),
    await studio.upload(await clip('mkv', SMALL)),
  ];
  const offered = async () =>
    (await runner.request()).map(({ payload }) => payload.input.videoFileUrl.split('/').at(-2)!);
  await expect.poll(offered, LONG).toHaveLength(2);
  const [other, uuid] = (await offered()) as [string, string];
  const { id } = uploaded.find((video) => video.uuid === uuid)!;

  expect(await act(uuid, 'prioritize')).toBe(204);
  await expect.poll(offered, LONG).toEqual([uuid, other]);
  expect(await act(uuid, 'pause')).toBe(204);
  await expect.poll(offered, LONG).toEqual([other]);
  expect(await act(uuid, 'resume')).toBe(204);
  await expect.poll(offered, LONG).toEqual([uuid, other]);
  await withdrawLate(openCatalog(node).db, id);
  expect(await offered()).toEqual([uuid, other]);
});
