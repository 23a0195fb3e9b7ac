import { expect, test } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { commandOf, encoderBelow } from '../../test/support/encoders.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { startWorkerProcess } from '../../test/support/processes/worker-process.ts';
import { letRunnersWork, registrationToken } from '../../test/support/runner.ts';
import { detailsOf, filesOf, openStudio } from '../../test/support/studio.ts';

type Jobs = {
  data: {
    uuid: string;
    state: { id: number };
    failures: number;
    runner: { name: string } | null;
  }[];
};
const LONG = { timeout: 120_000 };
const FILM = '-f lavfi -i testsrc2=d=6:s=640x360:r=25 -f lavfi -i sine=d=6 -c:v mpeg4 -c:a libopus';

/** A node whose work is done by worker processes, and one of them. */
async function givenOrigin() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  await letRunnersWork(root);
  const jobs = async () =>
    ((await (await root.request('/api/v1/runners/jobs')).json()) as Jobs).data;
  const worker = await startWorkerProcess(node.url, await registrationToken(root));
  return { root, jobs, worker, studio: await openStudio(root) };
}

test('a worker with nothing but an address and a token makes the renditions of a node', async () => {
  const { root, jobs, worker, studio } = await givenOrigin();
  const { uuid } = await studio.upload(await clip('mkv', FILM));

  expect((await studio.watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  const heights = filesOf(await detailsOf(root, uuid)).map(({ resolution }) => resolution.id);
  expect(heights).toEqual([360, 240, 144, 0]);
  const done = await jobs();
  expect(done).toHaveLength(3);
  for (const job of done)
    expect(job).toMatchObject({ state: { id: 3 }, failures: 0, runner: { name: worker.name } });
  await expect.poll(worker.leftovers, LONG).toEqual([]);
  expect(await worker.terminate()).toBe(0);
}, 300_000);

test('a killed worker loses its work, and does it again once it is back', async () => {
  const { jobs, worker, studio } = await givenOrigin();
  const { uuid } = await studio.upload(await clip('mkv', FILM));
  const encoder = await encoderBelow(worker.pid());
  const taken = (await jobs()).find(({ state }) => state.id === 2)!;
  await worker.kill();
  await expect.poll(() => commandOf(encoder), LONG).toBe(''); // its child died with it
  const stateOf = async () => (await jobs()).find((job) => job.uuid === taken.uuid)!;
  await worker.start(); // with the token it kept

  expect((await studio.watchToTheEnd(uuid)).at(-1)).toMatchObject({ stage: 'done' });
  expect(await stateOf()).toMatchObject({ state: { id: 3 }, failures: 0 });
  await expect.poll(worker.leftovers, LONG).toEqual([]);
}, 300_000);
