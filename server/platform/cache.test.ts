import { expect, test, vi } from 'vitest';

import { createCache } from './cache.ts';

test('an answer is made once, however many ask at the same time', async () => {
  const cache = createCache<number>({ ttlSeconds: 60, maxKeys: 10 });
  const create = vi.fn(async () => 42);
  expect(await Promise.all([1, 2, 3].map(() => cache.remember('key', create)))).toEqual([
    42, 42, 42,
  ]);
  expect(await cache.remember('key', create)).toBe(42);
  expect(create).toHaveBeenCalledTimes(1);
});

test('a failure is not kept', async () => {
  const cache = createCache<number>({ ttlSeconds: 60, maxKeys: 10 });
  await expect(cache.remember('key', () => Promise.reject(new Error('away')))).rejects.toThrow(
    'away',
  );
  expect(await cache.remember('key', async () => 1)).toBe(1);
});

test('an answer that was in the making when the cache was cleared is given, but not kept', async () => {
  const cache = createCache<string>({ ttlSeconds: 60, maxKeys: 10 });
  const { promise, resolve } = Promise.withResolvers<string>();
  const answer = cache.remember('key', () => promise);
  cache.clear();
  resolve('old');
  expect(await answer).toBe('old');
  expect(await cache.remember('key', async () => 'new')).toBe('new');
});

test('one that is made anew after that is kept, whichever is ready first', async () => {
  const cache = createCache<string>({ ttlSeconds: 60, maxKeys: 10 });
  const [old, later] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const first = cache.remember('key', () => old.promise);
  cache.clear();
  const second = cache.remember('key', () => later.promise);
  old.resolve('old');
  expect(await first).toBe('old');
  const third = cache.remember('key', async () => 'a third');
  later.resolve('new');
  expect(await Promise.all([second, third])).toEqual(['new', 'new']);
  expect(await cache.remember('key', async () => 'a fourth')).toBe('new');
});

test('it never holds more than its limit', async () => {
  const cache = createCache<number>({ ttlSeconds: 60, maxKeys: 3 });
  for (let n = 0; n < 10; n++) await cache.remember(String(n), async () => n);
  const again = vi.fn(async () => -1);
  await cache.remember('0', again);
  expect(again).toHaveBeenCalled();
});
