import { expect, test } from 'vitest';

import { memoryBudgetBytes, piecesToForget } from './eviction.ts';

test('what was played longest ago goes first, then what is farthest ahead', () => {
  const held = [0, 1, 5, 6, 7, 20];
  expect(piecesToForget({ held, wanted: 6, mostPieces: 6 })).toEqual([]);
  expect(piecesToForget({ held, wanted: 6, mostPieces: 4 })).toEqual([0, 1]);
  expect(piecesToForget({ held, wanted: 6, mostPieces: 2 })).toEqual([0, 1, 5, 20]);
});

test('small devices keep less', () => {
  const MIB = 2 ** 20;
  expect([0.25, 1, undefined, 8, 64].map((gib) => memoryBudgetBytes(gib) / MIB)).toEqual([
    48, 48, 128, 256, 256,
  ]);
});
