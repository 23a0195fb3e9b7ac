import { expect, test } from 'vitest';

import { chapterAt, chapterBeside, chapterMarks } from './chapters.ts';

const chapters = [
  { timecode: 0, title: 'Spring' },
  { timecode: 20, title: 'Brook' },
  { timecode: 60, title: 'River' },
];

test.each([
  [0, 'Spring'],
  [19.9, 'Spring'],
  [20, 'Brook'],
  [500, 'River'],
])('at %d s it is %s', (seconds, title) => expect(chapterAt(chapters, seconds)?.title).toBe(title));

test('before the first chapter there is none', () => {
  expect(chapterAt([{ timecode: 5, title: 'Late' }], 4)).toBeUndefined();
});

test('marks are where a chapter begins within the video', () => {
  expect(chapterMarks(chapters, 80)).toEqual([0.25, 0.75]);
  expect(chapterMarks(chapters, 60)).toEqual([1 / 3]);
  expect(chapterMarks(chapters, 0)).toEqual([]);
});

test.each([
  [10, 1, 20],
  [60, 1, null],
  [30, -1, 20],
  [22, -1, 0],
  [1, -1, 0],
] as const)('from %d s by %d it goes to %s', (seconds, step, expected) =>
  expect(chapterBeside(chapters, seconds, step)).toBe(expected),
);

test('without chapters there is nowhere to go', () => {
  expect(chapterBeside([], 30, -1)).toBeNull();
});
