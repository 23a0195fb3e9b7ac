import { expect, test } from 'vitest';

import { actsFor } from './encoding-acts.ts';

test('what runs can be paused, what rests can go on, and what has ended can be done again', () => {
  expect(actsFor({ state: 'encoding' })).toEqual(['pause', 'prioritize', 'cancel']);
  expect(actsFor({ state: 'paused' })).toEqual(['resume', 'prioritize', 'cancel']);
  expect(actsFor({ state: 'failed' })).toEqual(['again']);
  expect(actsFor({ state: 'cancelled' })).toEqual(['again']);
});
