import { expect, test } from 'vitest';

import { assemble, keepLoose } from './assemble.ts';

const cut = { pieceLength: 4, sizeBytes: 10 };
const file = Uint8Array.from({ length: 10 }, (_, n) => n);
const big = (start: number) => ({ start, bytes: new Uint8Array(9 * 2 ** 20) });
const loose = (start: number, end: number) => ({ start, bytes: file.subarray(start, end) });

test('pieces are made of the ranges that were fetched for the first frame', () => {
  const made = assemble([loose(0, 3), loose(2, 7), loose(8, 10)], cut, () => false);
  expect([...made]).toEqual([
    [0, file.slice(0, 4)],
    [2, file.slice(8, 10)],
  ]);
});

test('what is there already is not made again', () => {
  expect([...assemble([loose(0, 10)], cut, (index) => index === 1).keys()]).toEqual([0, 2]);
});

test('only the newest is kept, and not too much', () => {
  expect(keepLoose([big(0)], big(1)).map(({ start }) => start)).toEqual([1]);
  let kept = keepLoose([], loose(0, 1));
  for (let n = 1; n < 9; n++) kept = keepLoose(kept, loose(n, n + 1));
  expect(kept.map(({ start }) => start)).toEqual([3, 4, 5, 6, 7, 8]);
});
