import { expect, test } from 'vitest';

import { asksToShare, sharingMode, type Circumstances } from './policy.ts';

const usual: Circumstances = {
  allowed: 'full',
  accountAllows: null,
  chosen: 'full',
  isMetered: false,
  restingMs: 0,
  viewers: 5,
  minViewers: 3,
};
const asks = (change: Partial<Circumstances>) => asksToShare({ ...usual, ...change });
const mode = (change: Partial<Circumstances>) => sharingMode({ ...usual, ...change });

test('other viewers are met by those who said so, and by nobody else', () => {
  expect(mode({})).toBe('full');
  expect(mode({ chosen: null })).toBe('mirrors');
  expect(mode({ chosen: 'mirrors' })).toBe('mirrors');
  expect(mode({ chosen: 'off' })).toBe('off');
});

test('the strictest of the viewer, the owner of the video and the node holds', () => {
  for (const chosen of ['full', 'mirrors', 'off', null] as const)
    expect(mode({ allowed: 'off', chosen })).toBe('off');
  expect(mode({ allowed: 'mirrors' })).toBe('mirrors');
  expect(mode({ allowed: 'mirrors', chosen: 'off' })).toBe('off');
});

test('an account that does not want it switches it off', () => {
  expect(mode({ accountAllows: false, chosen: null })).toBe('off');
  expect(mode({ accountAllows: false })).toBe('full'); // chosen in this browser since
});

test('nothing is sent to others from a metered line, or by a player that has rested long', () => {
  expect(mode({ isMetered: true })).toBe('mirrors');
  expect(mode({ restingMs: 120_000 })).toBe('mirrors');
  expect(mode({ restingMs: 100_000 })).toBe('full');
});

test('nobody is met before enough are known to watch, and again once most have gone', () => {
  expect(mode({ viewers: 2 })).toBe('mirrors');
  expect(mode({ viewers: 0, minViewers: 1 })).toBe('mirrors'); // not counted yet
  expect(mode({ viewers: 3 })).toBe('full');
  expect(mode({ viewers: 0, minViewers: 0 })).toBe('full'); // a node that does not ask for it
});

test('the question is asked once, where it makes a difference', () => {
  expect(asks({ chosen: null })).toBe(true);
  expect(asks({ chosen: null, accountAllows: true })).toBe(true);
  const pointless: Partial<Circumstances>[] = [
    {},
    { chosen: null, allowed: 'mirrors' },
    { chosen: null, allowed: 'off' },
    { chosen: null, accountAllows: false },
    { chosen: null, isMetered: true },
  ];
  for (const change of pointless) expect(asks(change)).toBe(false);
});
