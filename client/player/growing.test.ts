import { expect, test } from 'vitest';

import { growingWords, lengthOf, reachOf } from './growing.ts';

test('a video that is still made has its whole length, and is watched as far as it is there', () => {
  const growing = { madeSeconds: 200, durationSeconds: 200 };
  expect(lengthOf(growing, 3600)).toBe(3600);
  expect(reachOf(growing)).toBe(198);
  expect(growingWords(growing)).toBe('Still being made: available up to 3:20');
});

test('a video that is whole says nothing of it', () => {
  const whole = { madeSeconds: null, durationSeconds: 59.8 };
  expect(lengthOf(whole, 60)).toBe(59.8);
  expect(reachOf(whole)).toBe(59.8);
  expect(growingWords(whole)).toBe('');
});
