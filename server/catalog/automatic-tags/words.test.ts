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

test('hostile text and words cost time in proportion to their length', () => {
  const started = performance.now();
  const text = prepare(`${'a'.repeat(25_000)}${'!a'.repeat(12_500)}`);
  for (let n = 0; n < 500; n++) holdsWord(text, `${'a '.repeat(49)}${n}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
