import { expect, test } from 'vitest';

import { calm, nextPressure, type Pressure } from './pressure.ts';
import type { Outflow } from './window.ts';

const BUDGET = 1_000_000;
const LATER_MS = 60_000;

/** What players are sent, at 2 Mbit/s each, and what else goes out. */
const outflow = (playedBytesPerSecond: number, others = 0): Outflow => ({
  bytesPerSecond: playedBytesPerSecond + others,
  playedBytesPerSecond,
  playedBitsPerSecond: playedBytesPerSecond === 0 ? null : 2_000_000,
});
const pressed = (maxBitsPerSecond: number | null = null): Pressure => ({
  isPressed: true,
  maxBitsPerSecond,
  sinceMs: 0,
});
const next = (before: Pressure, now: Outflow, nowMs = LATER_MS) =>
  nextPressure(before, now, BUDGET, nowMs);

test('near its budget a node asks to be spared, at once', () => {
  expect(next(calm(0), outflow(790_000), 1)).toEqual(calm(0));
  expect(next(calm(0), outflow(810_000), 1)).toEqual({ ...pressed(), sinceMs: 1 });
});

test('above it, once that was not enough, it names the bitrate that fits', () => {
  expect(next(pressed(), outflow(2_000_000), 9_000)).toEqual(pressed());
  expect(next(pressed(), outflow(950_000))).toEqual(pressed());
  expect(next(pressed(), outflow(2_000_000)).maxBitsPerSecond).toBe(900_000);
  expect(next(pressed(500_000), outflow(2_000_000)).maxBitsPerSecond).toBe(500_000);
});

test('what else goes out leaves less to players, but never nothing', () => {
  expect(next(pressed(), outflow(800_000, 400_000)).maxBitsPerSecond).toBe(1_250_000);
  expect(next(pressed(), outflow(800_000, 4e6)).maxBitsPerSecond).toBe(250_000);
  expect(next(pressed(), outflow(1e9)).maxBitsPerSecond).toBe(100_000);
  expect(next(pressed(), outflow(0, 4e6))).toEqual(pressed());
});

test('when there is room again it asks for less, step by step, and then for nothing', () => {
  expect(next(pressed(1e6), outflow(700_000))).toEqual(pressed(1e6));
  expect(next(pressed(1e6), outflow(500_000)).maxBitsPerSecond).toBe(1.5e6);
  expect(next(pressed(19e6), outflow(500_000))).toEqual({ ...pressed(), sinceMs: LATER_MS });
  expect(next(pressed(), outflow(500_000))).toEqual(calm(LATER_MS));
  expect(next(pressed(1e6), outflow(0))).toEqual(calm(LATER_MS));
});

test('viewers who take what they are told to settle within the budget', () => {
  const VIEWERS = 10;
  let pressure = calm(0);
  let bitsPerSecond = 2_000_000;
  for (let second = 0; second < 120; second += 1) {
    const bytesPerSecond = (VIEWERS * bitsPerSecond) / 8;
    const now = { ...outflow(bytesPerSecond), playedBitsPerSecond: bitsPerSecond };
    pressure = next(pressure, now, second * 1000);
    bitsPerSecond = Math.min(2_000_000, pressure.maxBitsPerSecond ?? Infinity);
  }
  expect((VIEWERS * bitsPerSecond) / 8).toBeCloseTo(0.9 * BUDGET);
});
