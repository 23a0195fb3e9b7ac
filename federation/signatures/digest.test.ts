import { expect, test } from 'vitest';

import { contentDigestOf, digestOf, requireContentDigest, requireDigest } from './digest.ts';

const HELLO = Buffer.from('{"hello": "world"}'); // the example of RFC 9530, appendix B.1
const SHA_256 = 'X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=';
const SHA_512 =
  'WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==';

test('digests are those of the RFCs', () => {
  expect(digestOf(HELLO)).toBe(`SHA-256=${SHA_256}`);
  expect(contentDigestOf(HELLO)).toBe(`sha-256=:${SHA_256}:`);
  expect(() => requireDigest(`SHA-256=${SHA_256}`, HELLO)).not.toThrow();
});

test.each([`sha-256=:${SHA_256}:`, `sha-512=:${SHA_512}:`, `md5=:AAAA:, sha-512=:${SHA_512}:`])(
  '%s holds',
  (header) => expect(() => requireContentDigest(header, HELLO)).not.toThrow(),
);

test.each([
  '',
  'md5=:AAAA:',
  'sha-256=X48E',
  `sha-256=:${SHA_256}:, sha-512=:AAAA:`,
  'sha-256',
  '=',
])('%j does not hold', (header) =>
  expect(() => requireContentDigest(header, HELLO)).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  ),
);
