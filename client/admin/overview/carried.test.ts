import { expect, test } from 'vitest';

import { carriersOf } from './carried.ts';

const shares = (originBytes: number, mirrorBytes: number, peerBytes: number) =>
  carriersOf({ originBytes, mirrorBytes, peerBytes }).map(({ share }) => share);

test('who brought what was played is told in shares of all', () => {
  expect(shares(50, 30, 20)).toEqual([0.5, 0.3, 0.2]);
  expect(shares(0, 0, 0)).toEqual([0, 0, 0]);
});
