import { expect, test } from 'vitest';

import type { Claimed } from './queries.ts';
import { sideBySide } from './side-by-side.ts';

const VIDEO = 'https://tube.example/videos/watch/1';
const row = (type: string, object: unknown) => ({ type, body: { object } }) as Claimed;
const note = (id: string, inReplyTo: unknown = VIDEO) =>
  row('Create Note', { id: `https://peer.example/${id}`, inReplyTo });
const edit = (id: string) => row('Update Note', { id: `https://peer.example/${id}` });

test('new notes in a row are handled side by side', () => {
  const [a, b, c] = [note('a'), note('b', [VIDEO]), note('c')];
  expect(sideBySide([a, b, c])).toEqual([[a, b, c]]);
});

test('so many at most, and none that others sent on', () => {
  const many = Array.from({ length: 45 }, (_, n) => note(`n${n}`));
  expect(sideBySide(many).map(({ length }) => length)).toEqual([20, 20, 5]);
  const sentOn = { ...note('b'), isForwarded: true };
  expect(sideBySide([note('a'), sentOn, note('c')])).toHaveLength(3);
});

test('what follows on another waits for it: an answer, an edit, the same note again', () => {
  const [a, b] = [note('a'), note('b')];
  const answer = note('c', 'https://peer.example/a');
  expect(sideBySide([a, b, answer])).toEqual([[a, b], [answer]]);
  expect(sideBySide([a, edit('a'), b])).toEqual([[a], [edit('a')], [b]]);
  expect(sideBySide([a, b, note('a')])).toEqual([[a, b], [a]]);
  expect(sideBySide([answer, note('d', 'https://peer.example/c')])).toHaveLength(2);
});

test.each([undefined, null, 'https://peer.example/a', {}, { id: 7, inReplyTo: {} }])(
  'a note told as %j is handled alone',
  (object) => {
    const odd = row('Create Note', object);
    expect(sideBySide([note('a'), odd, note('b')])).toEqual([[note('a')], [odd], [note('b')]]);
  },
);
