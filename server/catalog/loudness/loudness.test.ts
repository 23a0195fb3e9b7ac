import { expect, test } from 'vitest';

import { gainDb } from './loudness.ts';

test.each([
  ['what is loud is played softer', -9, 0.5, -5],
  ['what is soft is played louder', -23, -12, 9],
  ['no louder than its peaks allow', -23, -3, 2],
  ['what is at its peaks already stays', -20, -0.2, 0],
  ['nearly silent noise stays low', -60, -50, 12],
])('%s', (_, integratedLufs, truePeakDb, expected) => {
  expect(gainDb({ integratedLufs, truePeakDb, rangeLu: 5 })).toBe(expected);
});
