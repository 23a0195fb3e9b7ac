import { expect, test } from 'vitest';

import { nextRate } from './mediator.ts';

test.each([
  [1, 1, 1.25],
  [1, -1, 0.75],
  [2, 1, 2],
  [0.25, -1, 0.25],
  [1.1, 1, 1.25],
])('from %s× by %s steps to %s×', (rate, steps, next) => expect(nextRate(rate, steps)).toBe(next));
