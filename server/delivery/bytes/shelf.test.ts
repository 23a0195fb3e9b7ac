import { expect, test } from 'vitest';

import { createShelf } from './shelf.ts';

function open(capacity: number) {
  const discarded: string[] = [];
  return { discarded, shelf: createShelf<string>(capacity, (item) => discarded.push(item)) };
}

test('what is lent is discarded only after its last user', async () => {
  const { shelf, discarded } = open(2);
  const first = await shelf.add('a', 2, async () => 'A');
  const second = (await shelf.borrow('a'))!;
  shelf.clear();
  expect(shelf.borrow('a')).toBeUndefined();
  shelf.release(first);
  expect(discarded).toEqual([]);
  shelf.release(second);
  expect(discarded).toEqual(['A']);
});

test('the least recently used makes room, and what is in use takes room until it is given back', async () => {
  const { shelf, discarded } = open(3);
  for (const key of ['a', 'b', 'c']) shelf.release(await shelf.add(key, 1, async () => key));
  const used = (await shelf.borrow('a'))!;
  expect(shelf.makeRoom(1)).toBe(true);
  expect(discarded).toEqual(['b']);
  expect(shelf.makeRoom(3)).toBe(false);
  shelf.release(used);
  expect(shelf.makeRoom(3)).toBe(true);
});

test('all who ask while something is made share it', async () => {
  const { shelf } = open(1);
  const { promise, resolve } = Promise.withResolvers<string>();
  const made = shelf.add('a', 1, () => promise);
  const waiting = shelf.borrow('a');
  resolve('A');
  expect(await waiting).toBe(await made);
});

test('what fails is not kept and takes no room', async () => {
  const { shelf } = open(1);
  const failing = shelf.add('a', 1, () => Promise.reject(new Error('no')));
  const waiting = shelf.borrow('a');
  await expect(failing).rejects.toThrow('no');
  await expect(waiting).rejects.toThrow('no');
  expect(shelf.borrow('a')).toBeUndefined();
  expect(shelf.makeRoom(1)).toBe(true);
});
