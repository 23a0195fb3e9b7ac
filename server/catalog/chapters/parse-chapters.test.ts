import { expect, test } from 'vitest';

import { parseChapters } from './parse-chapters.ts';

test('the lines that begin with a time are chapters', () => {
  const text = 'A walk.\n\n00:00 Source\n- 1:05 - The mill\n1:02:03 Sea\n\nThanks to all.\n3:00 no';
  expect(parseChapters(text)).toEqual([
    { timecode: 0, title: 'Source' },
    { timecode: 65, title: 'The mill' },
    { timecode: 3723, title: 'Sea' },
  ]);
});

test.each([[null], [''], ['At noon'], ['0:75 never'], ['1:00']])('%j has no chapters', (text) => {
  expect(parseChapters(text)).toEqual([]);
});

test('a long hostile text is read to its end: going back over it would take minutes', () => {
  const text = `${' \t-'.repeat(100_000)}\n${'1:'.repeat(100_000)}\n${'\n'.repeat(100_000)}`;
  expect(parseChapters(text)).toEqual([]);
});
