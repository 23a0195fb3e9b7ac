import { expect, test } from 'vitest';

import { createIntents, decodeIntent, encodeIntent } from './intents.ts';

test('an intent is read as it was written, and nothing else is one', () => {
  expect(decodeIntent(encodeIntent({ first: 3, last: 70_000 - 69_990 }))).toEqual({
    first: 3,
    last: 10,
  });
  expect(decodeIntent(encodeIntent({ first: 0, last: 64 }))).toBeNull();
  expect(decodeIntent(encodeIntent({ first: 9, last: 8 }))).toBeNull();
  expect(decodeIntent(new Uint8Array(7))).toBeNull();
});

test('others are taken at their word for six seconds', () => {
  const intents = createIntents();
  intents.heard({ first: 1, last: 2 }, 1000);
  expect([0, 1, 2].map(intents.untilMs)).toEqual([0, 7000, 7000]);
  intents.heard({ first: 5, last: 5 }, 8000);
  expect([1, 5].map(intents.untilMs)).toEqual([0, 14_000]);
});
