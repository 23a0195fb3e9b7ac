import { expect, test } from 'vitest';

import { layOutSprite } from './sprite.ts';

const WIDE = { width: 256, pixelHeight: 144 };

test.each([
  [
    'a second a cell',
    WIDE,
    12.1,
    { cells: 12, columns: 10, rows: 2, width: 192, height: 108, seconds: 1 },
  ],
  ['a blink', WIDE, 0.04, { cells: 1, columns: 1, rows: 1, seconds: 1 }],
  ['as many seconds a cell as make a hundred', WIDE, 601, { cells: 85, rows: 9, seconds: 7 }],
  ['portrait', { width: 144, pixelHeight: 256 }, 5, { width: 108, height: 192 }],
])('%s', (_, picture, seconds, expected) => {
  expect(layOutSprite(picture, seconds)).toMatchObject(expected);
});
