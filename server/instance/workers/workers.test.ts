import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { silentLog } from '../../platform/log.ts';
import { keepWorker } from './keep-worker.ts';

type Listed = { uuid: string; pid: number; isAlive: boolean; jobs: { id: string }[]; encoders: [] };

const PATIENCE = { timeout: 20_000 };

test('workers say that they live and what they are at, and jobs say where they run', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root, join } = await openPeople(node);
  const { db } = openCatalog(node);
  const workers = async () =>
    ((await ask(root, 'GET /server/workers')).body as { data: Listed[] }).data;
  const jobs = async () =>
    ((await ask(root, 'GET /jobs')).body as { data: { id: string; worker: string | null }[] }).data;
  expect(await workers()).toEqual([]);

  await ask(root, 'POST /server/storage/measure');
  await expect.poll(jobs, PATIENCE).not.toEqual([]);
  const { id } = (await jobs())[0]!;
  const startedAt = new Date().toISOString();
  const running = () => [{ id, type: 'instance.measure-storage', startedAt }];
  const found = { name: 'h264_nvenc', codec: 'h264', isHardware: true, works: true } as const;
  const encoders = () => [{ ...found, reason: null, seconds: 0.4 }];
  const worker = keepWorker({ db, jobs: { running }, encoders, log: silentLog });
  await expect.poll(workers, PATIENCE).toMatchObject([{ pid: process.pid, isAlive: true }]);
  expect((await workers())[0]!.uuid).toMatch(/^[\da-f-]{36}$/);
  expect((await workers())[0]!.jobs).toEqual(running());
  expect((await workers())[0]!.encoders).toEqual(encoders());
  const listed = (await jobs()).find((job) => job.id === id);
  expect(listed!.worker).toMatch(new RegExp(`, ${process.pid}$`));

  await db.execute(`insert into workers (uuid, machine, pid, jobs, seen_at)
    values (gen_random_uuid(), 'atlas', 1, '[]', now() - interval '1 minute')`);
  expect(await workers()).toMatchObject([
    { isAlive: true },
    { machine: 'atlas', isAlive: false, jobs: [] },
  ]);
  await worker.close();
  expect(await workers()).toMatchObject([{ machine: 'atlas' }]);
  expect((await ask(await join('bob'), 'GET /server/workers')).status).toBe(403);
});
