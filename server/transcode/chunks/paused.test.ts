import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { attemptsOf } from '../../../test/support/chunk-attempts.ts';
import { chunkFiles } from '../../../test/support/chunks.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { stepsOf, timesOf } from '../../../test/support/frames.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { startStoreWorker } from '../../../test/support/processes/store-worker.ts';
import { detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';
import { sha256Of } from '../../../test/support/uploads.ts';

const FILM = film({ seconds: 12, size: '1280x720', rate: 30 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';
const SMALL = '-f lavfi -i testsrc2=d=2:s=256x144:r=25 -an -c:v mpeg4';
const IN_PARTS = { TRANSCODE_CHUNK_SECONDS: '4' };
const LONG = { timeout: 90_000 };

/** Pauses a worker while it makes a part; returns that. */
async function pauseAtAPart(worker: Awaited<ReturnType<typeof startStoreWorker>>) {
  for (;;) {
    await expect.poll(worker.partsTaken, { ...LONG, interval: 20 }).toHaveLength(1);
    await worker.pause();
    const [part] = await worker.partsTaken();
    if (part) return part;
    worker.goOn(); // it was between two
  }
}

test('what a worker brings that was paused for longer than its lease is refused: others have made it by then', async () => {
  const node = await startTestNode({ ROLES: 'web', ...IN_PARTS });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  await using attempts = attemptsOf(node);
  const paused = await startStoreWorker(node, IN_PARTS);
  const { uuid } = await upload(await clip('webm', `${FILM} ${VP9}`));
  const { leasedUntil } = await pauseAtAPart(paused);
  await expect.poll(() => leasedUntil!.getTime() < Date.now(), LONG).toBe(true);

  const other = await startStoreWorker(node, IN_PARTS);
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  expect(attempts.repeated()).toBe(1);
  const files = filesOf(await detailsOf(root, uuid));
  expect(files.map(({ resolution }) => resolution.id)).toEqual([720, 480, 360, 240, 144, 0]);
  const hashes = () =>
    Promise.all(files.map(async ({ fileUrl }) => sha256Of(await (await fetch(fileUrl)).bytes())));
  const made = await hashes();

  paused.goOn();
  const halfMade = () => readdir(join(node.dataDirectory, 'scratch'));
  await expect.poll(halfMade, LONG).toEqual([]); // its late result, too, is gone
  await expect.poll(() => chunkFiles(node), LONG).toEqual([]);
  expect(await hashes()).toEqual(made);
  for (const { fileUrl } of files.filter(({ hasVideo }) => hasVideo)) {
    const times = await timesOf(fileUrl);
    expect([times.length, stepsOf(times).length]).toEqual([360, 1]);
  }

  await other.kill();
  const next = await upload(await clip('mkv', SMALL)); // for which the first is well again
  expect((await watchToTheEnd(next.uuid)).at(-1)).toMatchObject({ stage: 'done' });
}, 300_000);
