import { expect, test } from 'vitest';

import { levelIndex, offeredRenditions } from './renditions.ts';

const landscape = [
  { width: 426, height: 240, frameRate: 25 },
  { width: 1280, height: 720, frameRate: 50 },
  { width: 1280, height: 720, frameRate: 50 },
];

test('each height is offered once, best first, sound last', () => {
  expect(offeredRenditions(landscape, true)).toEqual([
    { height: 720, fps: 50 },
    { height: 240, fps: 25 },
    { height: 0, fps: 0 },
  ]);
});

test('a portrait video is named by its shorter side', () => {
  expect(offeredRenditions([{ width: 720, height: 1280, frameRate: 30 }], false)).toEqual([
    { height: 720, fps: 30 },
  ]);
});

test('a height that vanished leaves the choice to the engine', () => {
  expect(levelIndex(landscape, 720)).toBe(2);
  expect(levelIndex(landscape, 480)).toBe(-1);
});
