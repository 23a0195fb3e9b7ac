import { expect, test } from 'vitest';

import { bytesOf, indices, pieceCount, piecesAhead, piecesOf, runsOf } from './pieces.ts';

const cut = { pieceLength: 100, sizeBytes: 950 };

test('bytes lie in pieces, and pieces are made of bytes', () => {
  expect(piecesOf({ start: 0, end: 100 }, cut)).toEqual({ first: 0, last: 0 });
  expect(piecesOf({ start: 99, end: 201 }, cut)).toEqual({ first: 0, last: 2 });
  expect(bytesOf({ first: 8, last: 9 }, cut)).toEqual({ start: 800, end: 950 });
  expect(pieceCount(cut)).toBe(10);
  expect(indices({ first: 3, last: 5 })).toEqual([3, 4, 5]);
  expect(indices({ first: 3, last: 2 })).toEqual([]);
});

test('what follows is had ahead, but not all of a long file', () => {
  expect(piecesAhead({ first: 2, last: 4 }, cut)).toEqual({ first: 5, last: 9 });
  const long = { pieceLength: 2 ** 20, sizeBytes: 2 ** 30 };
  expect(piecesAhead({ first: 2, last: 4 }, long)).toEqual({ first: 5, last: 12 });
});

test('neighbours are asked for together, but not too many', () => {
  expect(runsOf([5, 1, 2, 3, 9], 2)).toEqual([
    { first: 1, last: 2 },
    { first: 3, last: 3 },
    { first: 5, last: 5 },
    { first: 9, last: 9 },
  ]);
  expect(runsOf([], 8)).toEqual([]);
});
