import { expect, test } from 'vitest';

import { moved } from './order.ts';

const list = ['a', 'b', 'c', 'd'].map((name, index) => ({ name, position: index + 1 }));
const names = (items: typeof list) => items.map(({ name, position }) => name + position).join(' ');

test('what is moved takes its place, and the others close up', () => {
  expect(names(moved(list, 1, 3))).toBe('b1 c2 a3 d4');
  expect(names(moved(list, 4, 1))).toBe('d1 a2 b3 c4');
  expect(names(moved(list, 2, 2))).toBe('a1 b2 c3 d4');
  expect(moved(list, 9, 1)).toBe(list);
});
