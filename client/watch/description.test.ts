import { expect, test } from 'vitest';

import { describe } from './description.ts';

const kinds = (text: string, duration = 600) =>
  describe(text, duration).map((piece) =>
    piece.kind === 'text' ? piece.text : `[${piece.kind} ${piece.text}]`,
  );

test.each([
  ['plain words', ['plain words']],
  ['', []],
  ['see https://a.example/x.', ['see ', '[link https://a.example/x]', '.']],
  ['(https://a.example/x)', ['(', '[link https://a.example/x]', ')']],
  ['https://a.example/x_(y)', ['[link https://a.example/x_(y)]']],
  ['0:00 start\n1:05 end', ['[moment 0:00]', ' start\n', '[moment 1:05]', ' end']],
  ['at 12:30 sharp', ['at 12:30 sharp']],
  ['1:2:3 or 10:5', ['1:2:3 or 10:5']],
  ['javascript:alert(1)', ['javascript:alert(1)']],
  ['<b>https://a.example</b>', ['<b>', '[link https://a.example]', '</b>']],
])('%j', (text, pieces) => expect(kinds(text)).toEqual(pieces));

test('a moment of an hour is counted from its start', () => {
  expect(describe('1:00:05', 4000)).toEqual([{ kind: 'moment', text: '1:00:05', seconds: 3605 }]);
});

test('a hostile description is read to its end', () => {
  const text = `https://${')'.repeat(500_000)} ${'1:'.repeat(250_000)}`; // going back over it would take minutes
  expect(
    describe(text, 600)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
