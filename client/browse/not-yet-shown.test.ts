import { expect, test } from 'vitest';

import { notYetShown } from './not-yet-shown.ts';

const videos = (names: string) => Array.from(names, (uuid) => ({ uuid }));
const names = (shelf: { uuid: string }[]) => shelf.map(({ uuid }) => uuid).join('');

test('a shelf leaves out what those above begin with, in its own order', () => {
  expect(names(notYetShown(videos('abcdefghij'), videos('bd'), videos('xfyzha')))).toBe('acegij');
});

test('what is further on in a shelf above is not seen there yet', () => {
  expect(names(notYetShown(videos('abcdef'), videos('uvwxyab')))).toBe('abcdef');
});

test('a shelf that has hardly anything else shows all it has', () => {
  expect(names(notYetShown(videos('abcde'), videos('ab')))).toBe('abcde');
});
