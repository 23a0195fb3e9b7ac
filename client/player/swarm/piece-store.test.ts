import { createHash } from 'node:crypto';

import { expect, test, vi } from 'vitest';

import { createPieceStore } from './piece-store.ts';

const file = Uint8Array.from({ length: 10 }, (_, n) => n);
const parts = [file.slice(0, 4), file.slice(4, 8), file.slice(8)];
const hashes = parts.map((part) => createHash('sha1').update(part).digest('hex'));
const metainfo = { pieceLength: 4, sizeBytes: 10, hashes, infoHash: '', bare: new Uint8Array() };

test('only pieces of the file are kept, and bytes are read across them', async () => {
  const store = createPieceStore(metainfo, 100);
  const told = vi.fn<() => void>();
  store.onPiece(told);

  expect(await store.offer(0, parts[1]!)).toBe(false);
  expect(await store.offer(0, parts[0]!)).toBe(true);
  expect(store.read({ start: 2, end: 10 })).toBeNull();
  for (const index of [1, 2]) expect(await store.offer(index, parts[index]!)).toBe(true);
  expect(store.read({ start: 2, end: 10 })).toEqual(file.slice(2));
  expect(told).toHaveBeenCalledTimes(3);
});

test('what is played is forgotten when memory is full', async () => {
  const store = createPieceStore(metainfo, 8);
  for (const index of [0, 1, 2]) await store.offer(index, parts[index]!);
  store.read({ start: 5, end: 9 });
  expect(store.trim()).toEqual([0]);
  expect([0, 1, 2].map(store.has)).toEqual([false, true, true]);
});
