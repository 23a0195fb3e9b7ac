import { expect, test } from 'vitest';

import { mentionsOf as find } from './mentions.ts';

const mentionsOf = (text: string) => find(text, new URL('https://own.example'));

test('a text names local and remote accounts, each once', () => {
  const text =
    'Thanks @Bob@example.org:9002 and @alice, @ALICE! (@carol@own.example.) mail me: me@example.org';
  expect(mentionsOf(text)).toEqual([
    { name: 'bob', host: 'example.org:9002' },
    { name: 'alice', host: null },
    { name: 'carol', host: null },
  ]);
});

test('an @ in a path or a mail address mentions nobody', () => {
  expect(mentionsOf('https://example.org/@alice a@b @ @@x')).toEqual([]);
});

test('twenty mentions of a comment are read, however many there are', () => {
  const text = Array.from({ length: 50 }, (_, n) => `@user${n}`).join(' ');
  expect(mentionsOf(text)).toHaveLength(20);
  expect(mentionsOf('@'.repeat(10_000))).toEqual([]);
  expect(mentionsOf(`@${'a'.repeat(10_000)}`)).toEqual([]);
});
