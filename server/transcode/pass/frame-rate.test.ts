import { expect, test } from 'vitest';

import { rungFramesPerSecond, toFraction } from './frame-rate.ts';

const constant = (framesPerSecond: number) => ({ framesPerSecond, isConstantRate: true });
const varying = (framesPerSecond: number) => ({ framesPerSecond, isConstantRate: false });
const NTSC = 30_000 / 1001;

test.each([
  ['keeps a usual rate', constant(25), 360, 25],
  ['keeps a slow rate', constant(12.5), 1080, 12.5],
  ['repeats the pictures of a slide show', constant(1), 1080, 5],
  ['keeps 60 at 720p', constant(60), 720, 60],
  ['halves 60 below', constant(60), 480, 30],
  ['halves 50 below', constant(50), 480, 25],
  ['halves 59.94 below', constant(2 * NTSC), 240, NTSC],
  ['halves 120', constant(120), 1080, 60],
  ['takes a third of 144', constant(144), 1080, 48],
  ['takes 30 where no divisor fits', constant(45), 480, 30],
  ['takes 60 where no divisor fits', constant(61), 1080, 60],
  ['lifts a varying rate to a standard one', varying(22.3), 720, 24],
  ['lowers a hardly varying rate to its standard', varying(30.3), 720, 30],
  ['bounds a varying rate', varying(97), 720, 60],
])('%s', (_, source, height, expected) => {
  expect(rungFramesPerSecond(source, height)).toBeCloseTo(expected, 6);
});

test.each([
  [25, '25/1'],
  [NTSC, '30000/1001'],
  [23.976, '24000/1001'],
  [12.5, '12500/1000'],
])('%d frames a second are %s', (rate, fraction) => {
  expect(toFraction(rate)).toBe(fraction);
});
