import { expect, test } from 'vitest';

import { giveWay, waitAfter } from './give-way.ts';

test('who handles stands back as long as others had to wait, but not for long', () => {
  expect([0, 15, 16, 60, 100, 5_000].map(waitAfter)).toEqual([0, 0, 16, 60, 100, 100]);
});

test('while something holds the event loop, what is asked meanwhile comes first', async () => {
  const order: string[] = [];
  const held = giveWay().then(() => order.push('handled'));
  setImmediate(() => setTimeout(() => order.push('answered'), 1));
  const until = performance.now() + 60;
  while (performance.now() < until); // a turn that takes long
  await held;
  expect(order).toEqual(['answered', 'handled']);
});
