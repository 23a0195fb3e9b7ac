import { expect, test } from 'vitest';

import { indices } from './pieces.ts';
import { inOwnOrder, turnOf } from './turns.ts';

const ids = [
  '2d5757303030312d61',
  '2d5757303030312d62',
  '2d5757303030312d63',
  '2d5757303030312d64',
];
const turnsAt = (index: number) =>
  ids.map((id) =>
    turnOf(
      index,
      id,
      ids.filter((other) => other !== id),
    ),
  );

test('each piece has one viewer for each turn, whoever reckons', () => {
  for (let index = 0; index < 200; index++)
    expect(turnsAt(index).toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3]);
});

test('first turns fall to all viewers alike', () => {
  const firsts = ids.map(() => 0);
  for (let index = 0; index < 2000; index++) firsts[turnsAt(index).indexOf(0)]! += 1;
  for (const count of firsts) expect(Math.abs(count - 500)).toBeLessThan(100);
});

test('who is alone is the first', () => expect(turnOf(7, ids[0]!, [])).toBe(0));

test('of what one has, viewers ask for different pieces first, and for what is far ahead last', () => {
  const run = { first: 10, last: 49 };
  const orders = ids.map((id) =>
    inOwnOrder(run, (index) =>
      turnOf(
        index,
        id,
        ids.filter((other) => other !== id),
      ),
    ),
  );
  for (const order of orders) {
    expect(order.toSorted((one, other) => one - other)).toEqual(indices(run));
    expect(order.slice(32).toSorted((one, other) => one - other)).toEqual(
      indices({ first: 42, last: 49 }),
    );
  }
  expect(new Set(orders.map(([first]) => first)).size).toBe(ids.length);
});

test('whoever meets nobody who takes turns asks in the order of the file', () =>
  expect(inOwnOrder({ first: 3, last: 6 }, () => 0)).toEqual([3, 4, 5, 6]));
