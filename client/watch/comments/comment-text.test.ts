import { expect, test } from 'vitest';

import { describeComment } from './comment-text.ts';

test('people, stress, links and moments are found in a comment', () => {
  const text = 'Ask @ada or @bo@far.example. **Look** at 0:31, https://far.example/@bo too';
  expect(describeComment(text, 60)).toEqual([
    { kind: 'text', text: 'Ask ' },
    { kind: 'mention', text: '@ada', handle: 'ada' },
    { kind: 'text', text: ' or ' },
    { kind: 'mention', text: '@bo@far.example', handle: 'bo@far.example' },
    { kind: 'text', text: '. ' },
    { kind: 'strong', text: 'Look' },
    { kind: 'text', text: ' at ' },
    { kind: 'moment', text: '0:31', seconds: 31 },
    { kind: 'text', text: ', ' },
    { kind: 'link', text: 'https://far.example/@bo', href: 'https://far.example/@bo' },
    { kind: 'text', text: ' too' },
  ]);
});

test('what only looks like it stays text', () => {
  const text = 'mail ada@far.example, 2 ** 3 ** 4, @ <b>no</b>';
  expect(
    describeComment(text, 60)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text.replace(/\*\*([^*]+)\*\*/, '$1'));
  expect(describeComment('ada@far.example <img src=x>', 60)).toHaveLength(1);
});
