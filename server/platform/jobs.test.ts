import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';

import { createTestDatabase } from '../../test/support/database.ts';
import { openDatabase } from './db.ts';
import { Failure } from './errors.ts';
import { defineJob, Later, startJobs } from './jobs.ts';
import { silentLog } from './log.ts';

test('so many jobs run at once as is told when a process begins to take them', async () => {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(close);
  let [allowed, running, most, done] = [2, 0, 0, 0];
  const { promise: open, resolve: letGo } = Promise.withResolvers<void>();
  const job = defineJob<object>()({
    name: 'platform.test-concurrency',
    payload: z.object({ n: z.int() }),
    attempts: 1,
    timeoutMinutes: 1,
    concurrency: async () => allowed,
    async run() {
      running += 1;
      most = Math.max(most, running);
      await open;
      running -= 1;
      done += 1;
    },
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  onTestFinished(() => jobs.stop());
  await jobs.enqueue(
    db,
    job,
    [1, 2, 3, 4, 5, 6].map((n) => ({ n })),
  );

  await jobs.take(true);
  await expect.poll(() => running).toBe(2);
  const dismissed = jobs.take(false); // resolves when both are done
  allowed = 3;
  letGo();
  await dismissed;
  expect([done, running, most]).toEqual([2, 0, 2]);

  await jobs.take(true);
  await expect.poll(() => done, { timeout: 10_000 }).toBe(6);
  expect(most).toBeLessThanOrEqual(3);
});

test('a job whose process died is tried as often afterwards as any other', async () => {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(close);
  let tried = 0;
  const gaveUp: string[] = [];
  const job = defineJob<object>()({
    name: 'platform.test-attempts',
    payload: z.object({}),
    attempts: 2,
    timeoutMinutes: 1,
    async run() {
      tried += 1;
      throw new Error('it does not work');
    },
    gaveUp: async (_, reason) => void gaveUp.push(reason),
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  onTestFinished(() => jobs.stop());
  await jobs.enqueue(db, job, [{}]);
  await db.execute(sql`update jobs.job set retry_count = 1, output = '{"value":{"message":"job heartbeat timeout"}}'
    where name = ${job.name}`);

  await jobs.take(true);
  await expect.poll(() => gaveUp, { timeout: 60_000 }).toHaveLength(1);
  expect(tried).toBe(2);
});

test('jobs that are taken together run one after the other, and each ends in its own way', async () => {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(close);
  const runs: number[] = [];
  const given: [number, string][] = [];
  let [running, most] = [0, 0];
  const job = defineJob<object>()({
    name: 'platform.test-batch',
    payload: z.object({ n: z.int() }),
    attempts: 2,
    timeoutMinutes: 1,
    batchSize: 10,
    async run({ n }) {
      most = Math.max(most, ++running);
      runs.push(n);
      await Promise.resolve();
      running -= 1;
      if (n === 2) throw new Failure('unreadable_media', 'It holds no frame.');
      if (n === 3 && runs.filter((each) => each === 3).length === 1) throw new Error('a fault');
    },
    gaveUp: async ({ n }, reason) => void given.push([n, reason]),
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  onTestFinished(() => jobs.stop());
  await jobs.enqueue(
    db,
    job,
    [1, 2, 3, 4].map((n) => ({ n })),
  );
  await jobs.take(true);
  await expect.poll(() => runs.length, { timeout: 30_000 }).toBe(5);
  await expect.poll(() => given, { timeout: 30_000 }).toEqual([[2, 'It holds no frame.']]);
  expect(runs.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 3, 4]);
  expect(most).toBe(1);
});

test('what is to be done later is tried again then, as often as it says so, and has not failed', async () => {
  const { connection, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { db, close } = openDatabase(connection, silentLog);
  onTestFinished(close);
  const tried: number[] = [];
  const gaveUp: string[] = [];
  const job = defineJob<object>()({
    name: 'platform.test-later',
    payload: z.object({}),
    attempts: 2,
    timeoutMinutes: 1,
    async run() {
      tried.push(performance.now());
      if (tried.length === 1) throw new Later(3, 'not now');
      if (tried.length === 2) throw new Later(12, 'not now');
      throw new Error('it does not work');
    },
    gaveUp: async (_, reason) => void gaveUp.push(reason),
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  onTestFinished(() => jobs.stop());
  await jobs.enqueue(db, job, [{}]);
  await db.execute(sql`update jobs.job set retry_limit = 1 where name = ${job.name}`);
  await jobs.take(true);

  const isToBe = sql`select state, output ->> 'message' as message from jobs.job
    where name = ${job.name}`;
  await expect
    .poll(async () => (await db.execute(isToBe))[0], { timeout: 30_000 })
    .toEqual({ state: 'retry', message: 'not now' });
  await expect.poll(() => gaveUp, { timeout: 60_000 }).toHaveLength(1);
  expect(tried).toHaveLength(4);
  expect(tried[1]! - tried[0]!).toBeGreaterThan(2_900);
  expect(tried[2]! - tried[1]!).toBeGreaterThan(11_900);
  expect(tried[3]! - tried[2]!).toBeLessThan(11_900); // after a failure it is as if it had never waited
}, 120_000);
