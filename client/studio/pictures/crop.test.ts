import { expect, test } from 'vitest';

import { CENTRED, cropOf, dragged } from './crop.ts';

const picture = { width: 400, height: 200 };
const square = { width: 100, height: 100 };

test('the middle of a picture fills a square', () => {
  expect(cropOf(picture, square, CENTRED)).toEqual({ left: 100, top: 0, width: 200, height: 200 });
  expect(cropOf(picture, square, { ...CENTRED, zoom: 2 })).toEqual({
    left: 150,
    top: 50,
    width: 100,
    height: 100,
  });
});

test('nothing beyond the edge is taken', () => {
  expect(cropOf(picture, square, { x: 2, y: -1, zoom: 1 })).toMatchObject({ left: 200, top: 0 });
});

test('dragging the picture to the right shows more of its left', () => {
  const moved = dragged(picture, square, CENTRED, { x: 20, y: 50, shownWidth: 100 });
  expect(cropOf(picture, square, moved)).toMatchObject({ left: 60, top: 0 });
  const far = dragged(picture, square, CENTRED, { x: 900, y: 0, shownWidth: 100 });
  expect(cropOf(picture, square, far).left).toBe(0);
});
