import { expect, test } from 'vitest';

import { egressWords } from './egress-words.ts';

const egress = {
  bytesPerSecond: 2e6,
  budgetBytesPerSecond: 5e6,
  isPressed: false,
  maxBitsPerSecond: null,
};

test('what is sent is told with what may be sent, and what players are asked for', () => {
  expect(egressWords({ ...egress, budgetBytesPerSecond: null })).toMatch(/^\S+ MB a second$/);
  expect(egressWords(egress)).toMatch(/^\S+ MB of \S+ MB a second$/);
  expect(egressWords({ ...egress, isPressed: true })).toMatch(/elsewhere/);
  expect(egressWords({ ...egress, isPressed: true, maxBitsPerSecond: 1e6 })).toMatch(/lower/);
});
