import { expect, test } from 'vitest';

import { evenOut, setVolume, volumeOf } from './loudness.ts';

test('what is too loud is played softer, at the same volume for who listens', () => {
  const media = { volume: 0.8 };
  evenOut(media, -6);
  expect(media.volume).toBeCloseTo(0.4, 2);
  expect(volumeOf(media)).toBe(0.8);

  setVolume(media, 1);
  expect(media.volume).toBeCloseTo(0.5, 2);
  expect(volumeOf(media)).toBe(1);

  evenOut(media, 0); // the next one is as loud as most
  expect([media.volume, volumeOf(media)]).toEqual([1, 1]);
});

test('what is soft stays as it is, and no volume is above all there is', () => {
  const media = { volume: 0.5 };
  evenOut(media, 9);
  expect(media.volume).toBe(0.5);
  setVolume(media, 3);
  expect(media.volume).toBe(1);
});
