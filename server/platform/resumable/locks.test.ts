import { expect, test, vi } from 'vitest';

import { createUploadLocks } from './locks.ts';

function givenLocks() {
  const clock = { now: 0 };
  return { clock, locks: createUploadLocks(() => clock.now) };
}

test('a second writer is turned away while bytes come', async () => {
  const { clock, locks } = givenLocks();
  const stop = vi.fn();
  const first = await locks.take('a', { stop });
  clock.now = 10_000;
  first.touch();
  clock.now = 12_000;

  await expect(locks.take('a', { stop: () => {} })).rejects.toMatchObject({ code: 'locked' });

  expect(stop).not.toHaveBeenCalled();
});

test('a silent writer is stopped and gives way', async () => {
  const { clock, locks } = givenLocks();
  const first = await locks.take('a', { stop: () => first.release() });
  clock.now = 3_000;

  await locks.take('a', { stop: () => {} });

  first.release(); // late, and no longer its own
  await expect(locks.take('a', { stop: () => {} })).rejects.toMatchObject({ code: 'locked' });
});

test('a lock can be taken by force from one who still writes', async () => {
  const { locks } = givenLocks();
  const first = await locks.take('a', { stop: () => first.release() });

  await expect(locks.take('a', { stop: () => {}, force: true })).resolves.toBeDefined();
});

test('of several who wait for the same writer one goes on', async () => {
  const { clock, locks } = givenLocks();
  const first = await locks.take('a', { stop: () => setImmediate(() => first.release()) });
  clock.now = 3_000;

  const taken = await Promise.allSettled([1, 2, 3].map(() => locks.take('a', { stop: () => {} })));

  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('uploads do not stand in each other’s way', async () => {
  const { locks } = givenLocks();
  await locks.take('a', { stop: () => {} });

  await expect(locks.take('b', { stop: () => {} })).resolves.toBeDefined();
});
