import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { choose } from './choose.ts';

const held = (id: number, value: number, mayGo = true, sizeBytes = 10) => ({
  id,
  value,
  mayGo,
  sizeBytes,
});
const candidate = (videoId: number, value: number, sizeBytes = 10) => ({
  videoId,
  value,
  sizeBytes,
});

test('the most valuable videos are mirrored as far as they fit', () => {
  const { add, evict } = choose([], [candidate(1, 9), candidate(2, 8, 25), candidate(3, 7)], 30);
  expect(add.map(({ videoId }) => videoId)).toEqual([1, 3]);
  expect(evict).toEqual([]);
});

test('the least valuable goes first, for what is worth more, and not before its time', () => {
  const copies = [held(1, 1, false), held(2, 2), held(3, 3)];
  const { add, evict } = choose(copies, [candidate(9, 5), candidate(10, 2.5)], 30);
  expect(add.map(({ videoId }) => videoId)).toEqual([9]);
  expect(evict.map(({ id }) => id)).toEqual([2]);
});

test('nothing goes for what would not fit anyway, or is worth no more', () => {
  const copies = [held(1, 1), held(2, 9, false)];
  expect(choose(copies, [candidate(3, 5, 15), candidate(4, 1)], 20)).toEqual({
    add: [],
    evict: [],
  });
});

test('when the limit is lowered, what is over it goes', () => {
  expect(choose([held(1, 1), held(2, 2), held(3, 3, false)], [], 15).evict).toHaveLength(2);
  expect(choose([held(1, 1, false)], [], 0).evict).toHaveLength(1);
});

test('whatever comes, no more is held than the limit', () => {
  const sizes = fc.integer({ min: 1, max: 50 });
  const values = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(values, fc.boolean(), sizes), { maxLength: 8 }),
      fc.array(fc.tuple(values, sizes), { maxLength: 8 }),
      fc.integer({ min: 0, max: 120 }),
      (copies, videos, limitBytes) => {
        const before = copies.map(([value, mayGo, size], id) => held(id, value, mayGo, size));
        const choice = choose(
          before,
          videos.map(([value, size], n) => candidate(n, value, size)),
          limitBytes,
        );
        const after = [...before.filter((each) => !choice.evict.includes(each)), ...choice.add];
        expect(after.reduce((sum, each) => sum + each.sizeBytes, 0)).toBeLessThanOrEqual(
          limitBytes,
        );
      },
    ),
  );
});
