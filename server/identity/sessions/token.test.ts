import { expect, test } from 'vitest';

import { familyOf, hashToken, newFamily, newRefreshToken, newToken } from './token.ts';

test('tokens are 256 random bits, each its own', () => {
  const tokens = Array.from({ length: 100 }, newToken);
  expect(new Set(tokens).size).toBe(100);
  expect(Buffer.from(tokens[0]!, 'base64url')).toHaveLength(32);
  expect(hashToken(tokens[0]!)).toHaveLength(32);
});

test('refresh tokens of a family are known by it and differ in the rest', () => {
  const family = newFamily();
  const [first, second] = [newRefreshToken(family), newRefreshToken(family)];
  expect(first).not.toBe(second);
  expect([familyOf(first), familyOf(second)]).toEqual([family, family]);
  expect(familyOf(newRefreshToken(newFamily()))).not.toBe(family);
});
