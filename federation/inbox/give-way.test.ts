import { expect, test } from 'vitest';

import { giveWay, waitAfter } from './give-way.ts';

test('who handles stands back as long as others had to wait, but not for long', () => {
  expect([0, 15, 16, 60, 100, 5_000].map(waitAfter)).toEqual([0, 0, 16, 60, 100, 100]);
});

test.each([
  ['web', ['answered', 'handled']],
  ['worker', ['handled', 'answered']], // nobody asks there
] as const)(
  'while something holds the event loop of a process that is %s, first come %s',
  async (role, expected) => {
    const order: string[] = [];
    const held = giveWay(new Set([role])).then(() => order.push('handled'));
    setImmediate(() => setTimeout(() => order.push('answered'), 1));
    const until = performance.now() + 60;
    while (performance.now() < until); // a turn that takes long
    await held;
    await expect.poll(() => order).toEqual(expected);
  },
);
