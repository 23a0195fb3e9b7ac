import { expect, test } from 'vitest';

import { afterBadPiece, isHostile, noBlame } from './blame.ts';

test('the only sender of a bad piece is banned at once', () => {
  expect([...afterBadPiece(noBlame, ['liar']).banned]).toEqual(['liar']);
});

test('of several senders, who is among them again is banned', () => {
  const once = afterBadPiece(noBlame, ['liar', 'ada']);
  expect(once.banned.size).toBe(0);
  expect([...afterBadPiece(once, ['liar', 'bob']).banned]).toEqual(['liar']);
});

test('a swarm of liars is left', () => {
  let blame = noBlame;
  for (let n = 0; n < 7; n++) blame = afterBadPiece(blame, [`liar ${n}`]);
  expect(isHostile(blame)).toBe(false);
  expect(isHostile(afterBadPiece(blame, ['the last']))).toBe(true);
});
