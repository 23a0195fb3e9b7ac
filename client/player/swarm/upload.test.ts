import { expect, test } from 'vitest';

import { isMetered, uploadBytesPerSecond } from './upload.ts';

test('half of the line at most, within bounds', () => {
  const limits = [0.1, 4, 10, 1000].map((downlink) =>
    uploadBytesPerSecond({ connection: { downlink } }),
  );
  expect(limits).toEqual([250_000, 250_000, 625_000, 1_250_000]);
  expect(uploadBytesPerSecond({})).toBe(625_000);
});

test('what has been seen to come in is believed more than a guess of the browser', () => {
  const guessed = { connection: { downlink: 1.5 } };
  expect(uploadBytesPerSecond(guessed, 2000)).toBe(1_000_000);
  expect(uploadBytesPerSecond({ connection: { downlink: 10 } }, 100)).toBe(625_000);
  expect(uploadBytesPerSecond({}, 800)).toBe(400_000);
});

test('lines that are paid by the byte are known', () => {
  expect(isMetered({})).toBe(false);
  expect(isMetered({ connection: { type: 'wifi' } })).toBe(false);
  expect(isMetered({ connection: { saveData: true } })).toBe(true);
  expect(isMetered({ connection: { type: 'cellular' } })).toBe(true);
});
