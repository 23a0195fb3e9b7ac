import { expect, test } from 'vitest';

import { bencode, dictionary } from './bencode.ts';

test.each([
  [0, 'i0e'],
  [-42, 'i-42e'],
  [2 ** 40, 'i1099511627776e'],
  ['', '0:'],
  ['spam', '4:spam'],
  ['été', '5:été'],
  [Buffer.from('raw'), '3:raw'],
  [[], 'le'],
  [['a', 1, ['b']], 'l1:ai1el1:bee'],
  [{}, 'de'],
  [{ spam: ['a'], cow: 'moo' }, 'd3:cow3:moo4:spaml1:aee'],
  [
    { 'url-list': 1, 'piece length': 2, pieces: 3, a: 4, A: 5 },
    'd1:Ai5e1:ai4e12:piece lengthi2e6:piecesi3e8:url-listi1ee',
  ],
])('%j', (value, text) => {
  expect(bencode(value).toString()).toBe(text);
});

test('bytes are kept as they are', () => {
  const bytes = Buffer.from([0, 0xff, 0x80]);
  expect(bencode(bytes)).toEqual(Buffer.concat([Buffer.from('3:'), bytes]));
});

test('a dictionary takes values that are bencoded already', () => {
  expect(
    dictionary([
      ['b', bencode(1)],
      ['a', bencode('x')],
    ]).toString(),
  ).toBe('d1:a1:x1:bi1ee');
});

test('a fraction cannot be written', () => {
  expect(() => bencode(1.5)).toThrow('1.5 cannot be bencoded');
});
