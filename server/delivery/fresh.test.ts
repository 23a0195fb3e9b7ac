import { expect, test, vi } from 'vitest';

import { createFresh } from './fresh.ts';

test('what was found is looked up once, absence included', async () => {
  const find = vi.fn(async (key: string) => (key === 'a' ? 1 : undefined));
  const fresh = createFresh(find, { ttlSeconds: 10, maxKeys: 10 });
  expect(await Promise.all([fresh.get('a'), fresh.get('a'), fresh.get('b')])).toEqual([
    1,
    1,
    undefined,
  ]);
  expect([fresh.get('a'), fresh.get('b')]).toEqual([1, undefined]);
  expect(find).toHaveBeenCalledTimes(2);
});

test('what is dropped while it is looked up is not kept', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let asked = 0;
  const fresh = createFresh(() => answers[asked++]!.promise, { ttlSeconds: 10, maxKeys: 10 });
  const early = fresh.get('a');
  fresh.drop('a');
  const late = fresh.get('a');
  answers[1]!.resolve('new');
  answers[0]!.resolve('old');
  expect(await Promise.all([early, late])).toEqual(['old', 'new']);
  expect(fresh.get('a')).toBe('new');
});

test('a search that failed is made again', async () => {
  const find = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(1);
  const fresh = createFresh(find, { ttlSeconds: 10, maxKeys: 10 });
  await expect(fresh.get('a')).rejects.toThrow('away');
  expect(await fresh.get('a')).toBe(1);
});

test('beyond its limit it forgets the oldest', async () => {
  const fresh = createFresh(async (key: string) => key, { ttlSeconds: 10, maxKeys: 2 });
  for (const key of ['a', 'b', 'c']) await fresh.get(key);
  expect(fresh.get('c')).toBe('c');
  expect(fresh.get('a')).toBeInstanceOf(Promise);
});
