import { randomUUID } from 'node:crypto';

import { expect, test, vi } from 'vitest';

import { clip } from '../../test/support/clips.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import {
  endLease,
  endSilence,
  leaseOf,
  letRunnersWork,
  openRunner,
  registrationToken,
} from '../../test/support/runner.ts';
import { openSocketIo } from '../../test/support/socket-io.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { runners } from './tables.ts';

const HEAVY = '-f lavfi -i testsrc2=d=2:s=256x144:r=25 -an';
const source = () => clip('mkv', `${HEAVY} -c:v mpeg4`);
const NOBODY = { runnerToken: randomUUID(), jobToken: randomUUID() };

/** Every way in which a runner asks about a job, with what it says. */
const asks = (job: { uuid: string }, video: string): [string, object][] => [
  [`/jobs/${job.uuid}/abort`, { reason: 'reason' }],
  [`/jobs/${job.uuid}/update`, { progress: 5 }],
  [`/jobs/${job.uuid}/error`, { message: 'message' }],
  [`/jobs/${job.uuid}/files/videos/${video}/max-quality`, {}],
  [`/jobs/${job.uuid}/files/videos/${video}/max-quality/audio`, {}],
  [`/jobs/${job.uuid}/files/videos/${video}/thumbnails/max-quality`, {}],
  [`/jobs/${job.uuid}/files/videos/${video}/studio/task-files/a.mp4`, {}],
];

test('a job is for whoever has it; who falls silent loses it, and what is late is refused', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  await letRunnersWork(root);
  const [one, two] = [await openRunner(node, root, 'one'), await openRunner(node, root, 'two')];
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await source(), { privacy: '3' });
  const other = await studio.upload(await source());

  const job = await one.take();
  const held = { runnerToken: one.runnerToken, jobToken: job.jobToken };
  const video = job.payload.input.videoFileUrl.split('/').at(-2)!;
  const another = video === uuid ? other.uuid : uuid;
  expect((await two.accept(job.uuid)).status).toBe(400);
  for (const [path, said] of asks(job, video)) {
    const status = async (tokens: object) => (await one.post(path, { ...said, ...tokens })).status;
    expect(await status({})).toBe(400);
    expect(await status({ ...held, jobToken: '' })).toBe(400);
    expect(await status({ ...held, ...NOBODY })).toBe(404);
    expect(await status({ ...held, runnerToken: two.runnerToken })).toBe(404);
    expect(await status({ ...held, jobToken: NOBODY.jobToken })).toBe(404);
  }
  const files = `/jobs/${job.uuid}/files/videos`;
  expect((await one.post(`${files}/${video}/max-quality`, held)).status).toBe(200);
  expect((await one.post(`${files}/${another}/max-quality`, held)).status).toBe(403);
  const nowhere = `${files}/${crypto.randomUUID()}/max-quality`;
  expect((await one.post(nowhere, held)).status).toBe(404);
  expect((await one.post(`${files}/${video}/studio/task-files/..%2Fx`, held)).status).toBe(400);
  expect((await one.post(`/jobs/${job.uuid}/update`, { ...held, progress: 101 })).status).toBe(400);

  const film = await one.encode(job);
  for (const [tokens, status] of [
    [{}, 400],
    [NOBODY, 404],
    [{ ...held, runnerToken: two.runnerToken }, 404],
  ] as const)
    expect((await one.bring(job, film, undefined, tokens)).status).toBe(status);
  await endLease(db, job.uuid);
  await vi.waitFor(async () => expect((await two.accept(job.uuid)).status).toBe(200), {
    timeout: 10_000,
    interval: 300,
  });
  expect((await one.bring(job, film)).status).toBe(404);
  expect((await one.tell(job, 'update', { progress: 50 })).status).toBe(404);
  expect((await detailsOf(root, video)).streamingPlaylists).toEqual([]);

  const unregistered = await two.post('/unregister', { runnerToken: two.runnerToken });
  expect(unregistered.status).toBe(204);
  for (let failures = 2; failures <= 5; failures++) {
    const again = (await (await one.accept(job.uuid)).json()) as { job: typeof job };
    expect((await one.tell(again.job, 'error', { message: 'it is too hot' })).status).toBe(204);
  }
  await expect
    .poll(async () => (await detailsOf(root, video)).streamingPlaylists[0]?.files.length, {
      timeout: 30_000,
    })
    .toBe(1); // the node makes what runners did not manage
  const listed = await root.request('/api/v1/runners/jobs?stateOneOf=4');
  expect(await listed.json()).toMatchObject({
    total: 1,
    data: [{ uuid: job.uuid, failures: 5, error: 'it is too hot', runner: { name: 'one' } }],
  });
  expect(
    (await root.request(`/api/v1/runners/jobs/${job.uuid}/cancel`, { method: 'POST' })).status,
  ).toBe(400);

  await letRunnersWork(root, false);
});

test('a runner with a socket is told of work, and is heard while it answers', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const join = (runnerToken: string) =>
    openSocketIo(node.url, '/runners', { auth: { runnerToken }, transports: ['websocket'] });
  const stranger = join(randomUUID());
  await vi.waitFor(() =>
    expect(stranger.heard).toEqual([['connect_error', 'Unknown runner token']]),
  );
  const { socket, heard } = join(runner.runnerToken);
  await vi.waitFor(() => expect(heard).toEqual([['connect']]));

  await (await openStudio(root)).upload(await source());
  await vi.waitFor(() => expect(heard).toContainEqual(['available-jobs']), 20_000);
  const job = await runner.take();
  const leasedUntil = await leaseOf(db, job.uuid);
  expect(leasedUntil.getTime() - Date.now()).toBeLessThan(30_000); // not two minutes
  socket.close();

  await openRunner(node, root, 'two');
  const token = await registrationToken(root);
  const { data } = (await (await root.request('/api/v1/runners/registration-tokens')).json()) as {
    data: { id: number; registrationToken: string; registeredRunnersCount: number }[];
  };
  expect(data).toMatchObject([{ registrationToken: token, registeredRunnersCount: 2 }]);
  const gone = `/api/v1/runners/registration-tokens/${data[0]!.id}`;
  expect((await root.request(gone, { method: 'DELETE' })).status).toBe(204);
  expect(await db.select().from(runners)).toEqual([]);
  expect((await runner.tell(job, 'update', {})).status).toBe(404);
  expect((await runner.post('/jobs/request', { runnerToken: runner.runnerToken })).status).toBe(
    404,
  );
});

test('a job of which its runner never heard that it has it is offered again while the runner lives', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db } = openCatalog(node);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const auth = { runnerToken: runner.runnerToken };
  const { heard } = openSocketIo(node.url, '/runners', { auth, transports: ['websocket'] });
  await vi.waitFor(() => expect(heard).toEqual([['connect']]));
  await (await openStudio(root)).upload(await source());
  const { uuid } = await runner.take(); // of which the answer is lost
  const secondsLeft = async () => ((await leaseOf(db, uuid)).getTime() - Date.now()) / 1000;
  await expect.poll(secondsLeft).toBeLessThan(30); // its socket has answered

  await endSilence(db, uuid);
  const offered = async () => (await runner.request()).map((job) => job.uuid);
  await expect.poll(offered, { timeout: 50_000, interval: 500 }).toContain(uuid); // runners ask no more often
  expect(heard).not.toContainEqual(['disconnect']);
});
