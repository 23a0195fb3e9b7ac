import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod';

import { createTestDatabase } from '../../test/support/database.ts';
import { openDatabase } from './db.ts';
import { Failure } from './errors.ts';
import { defineEvent, emit, on, startDispatcher, sweepEvents } from './events.ts';
import { defineJob, startJobs } from './jobs.ts';
import { silentLog } from './log.ts';

const Payload = z.object({ videoId: z.number() });
const received = defineEvent('test.received', Payload);
const NOBODYS = 99; // a video that no job concerns
const UNREADABLE = 98;

type Run = (payload: { videoId: number }, deps: { signal: AbortSignal }) => Promise<void>;

/** A queue with one job that follows `received`. */
async function startQueue(
  run: Run,
  gaveUp?: (payload: { videoId: number }, reason: string) => Promise<void>,
) {
  const { connection, drop } = await createTestDatabase();
  const database = openDatabase(connection, silentLog);
  const job = defineJob<object>()({
    name: 'test.work',
    payload: Payload,
    attempts: 2,
    timeoutMinutes: 1,
    run,
    ...(gaveUp && { gaveUp }),
  });
  const jobs = await startJobs({ connection, log: silentLog, work: true }, [job], {});
  await jobs.take(true);
  const dispatcher = await startDispatcher({ database, jobs, log: silentLog }, [
    on(received, job, ({ videoId }) => {
      if (videoId === UNREADABLE) throw new TypeError('it is of another version');
      return videoId !== NOBODYS;
    }),
  ]);
  onTestFinished(async () => {
    await dispatcher.stop();
    await jobs.stop();
    await database.close();
    await drop();
  });
  return database.db;
}

test('an event becomes its job when the change commits, and nothing when it does not', async () => {
  const done = Promise.withResolvers<void>();
  const run = vi.fn<Run>(async () => done.resolve());
  const db = await startQueue(run);

  const lost = db.transaction(async (tx) => {
    await emit(tx, received, { videoId: 1 });
    throw new Error('the change failed');
  });
  await expect(lost).rejects.toThrow('the change failed');
  await db.transaction((tx) => emit(tx, received, { videoId: 2 }));

  await done.promise;
  expect(run.mock.calls.map(([payload]) => payload)).toEqual([{ videoId: 2 }]);
});

test('an event starts no job that it does not concern', async () => {
  const done = Promise.withResolvers<void>();
  const run = vi.fn<Run>(async () => done.resolve());
  const db = await startQueue(run);
  await db.transaction(async (tx) => {
    for (const videoId of [NOBODYS, 1]) await emit(tx, received, { videoId });
  });
  await done.promise;
  expect(run.mock.calls.map(([payload]) => payload)).toEqual([{ videoId: 1 }]);
});

test('what another version of the node emits is left to it, and stops nothing', async () => {
  const done = Promise.withResolvers<void>();
  const seen: number[] = [];
  const db = await startQueue(async ({ videoId }) => {
    if (seen.push(videoId) === 2) done.resolve();
  });
  await db.transaction(async (tx) => {
    await tx.execute(`insert into events (name, payload) values ('test.of-tomorrow', '{}')`);
    for (const videoId of [UNREADABLE, 1]) await emit(tx, received, { videoId });
  });
  await done.promise;
  expect(new Set(seen)).toEqual(new Set([1, UNREADABLE])); // a job refuses what it cannot read
  const { signal } = new AbortController();
  const waiting = () => db.execute(`select name from events`);
  await sweepEvents.run({}, { db, signal });
  expect(await waiting()).toEqual([{ name: 'test.of-tomorrow' }]);
  await db.execute(`update events set created_at = now() - interval '8 days'`);
  await sweepEvents.run({}, { db, signal });
  expect(await waiting()).toEqual([]);
});

test('jobs that wait in one queue follow each other without a pause', async () => {
  const done = Promise.withResolvers<void>();
  const seen: number[] = [];
  const db = await startQueue(async ({ videoId }) => {
    if (seen.push(videoId) === 20) done.resolve();
  });
  await db.transaction(async (tx) => {
    for (let videoId = 0; videoId < 20; videoId++) await emit(tx, received, { videoId });
  });
  await done.promise;
  expect(seen.length).toBe(20); // by polling alone this would outlast the test's time limit
});

test('a fault is tried again; a failure is final, and its words reach the one who gives up', async () => {
  const words = Promise.withResolvers<string>();
  let attempts = 0;
  const db = await startQueue(
    async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('a fault');
      throw new Failure('unreadable_media', 'The file holds no frame.');
    },
    async (_, reason) => words.resolve(reason),
  );
  await db.transaction((tx) => emit(tx, received, { videoId: 1 }));
  expect(await words.promise).toBe('The file holds no frame.');
  expect(attempts).toBe(2);
});
