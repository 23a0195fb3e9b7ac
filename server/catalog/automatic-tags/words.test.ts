import { expect, test } from 'vitest';

import { holdsWord, prepare } from './words.ts';

const holds = (text: string, word: string) => holdsWord(prepare(text), word);

test.each([
  ['Buy CHEAP pills, now!', 'cheap'],
  ['Buy cheap  pills, now!', 'cheap pills'],
  ['Straße gesperrt', 'straße'],
  ['Was für ein ÄRGER.', 'ärger'],
  ['ﬁne print', 'fine'],
  ['これは広告です', '広告'],
  ['look 💰💰 here', '💰'],
  ["it's c++ time", "it's"],
])('%s holds %s', (text, word) => expect(holds(text, word)).toBe(true));

test.each([
  ['a classic assembly', 'ass'],
  ['cheap and pills', 'cheap pills'],
  ['anything', '.*'],
  ['', 'word'],
])('%s does not hold %s', (text, word) => expect(holds(text, word)).toBe(false));

test('many words are looked for in a hostile text', () => {
  const text = prepare(`${'a'.repeat(25_000)}${'!a'.repeat(12_500)}`); // going back over it would take minutes
  const words = Array.from({ length: 500 }, (_, n) => `${'a '.repeat(49)}${n}`);
  expect(words.filter((word) => holdsWord(text, word))).toEqual([]);
});
