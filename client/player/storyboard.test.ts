import { expect, test } from 'vitest';

import { storyboardCell, type StoryboardSheet } from './storyboard.ts';

const sheet: StoryboardSheet = {
  url: '/s.jpg',
  frameWidth: 192,
  frameHeight: 108,
  columns: 5,
  rows: 2,
  frameSeconds: 2,
};

test.each([
  [0, { x: 0, y: 0 }],
  [3.9, { x: 192, y: 0 }],
  [10, { x: 0, y: 108 }],
  [18, { x: 768, y: 108 }],
  [500, { x: 768, y: 108 }],
  [-1, { x: 0, y: 0 }],
])('%s s', (seconds, cell) => expect(storyboardCell(sheet, seconds)).toEqual(cell));
