import { expect, test } from 'vitest';

import { isSameOrigin, type OriginHeaders } from './same-origin.ts';

const host = 'node.example:9000';

test.each<[string, OriginHeaders, boolean]>([
  ['the browser says so', { host, 'sec-fetch-site': 'same-origin' }, true],
  [
    'the browser says so behind a proxy that changes the host',
    { host: 'upstream', origin: 'https://node.example', 'sec-fetch-site': 'same-origin' },
    true,
  ],
  [
    'the browser says it is another site',
    { host, origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
    false,
  ],
  [
    'the browser says it is a sister site',
    { host, origin: `http://${host}`, 'sec-fetch-site': 'same-site' },
    false,
  ],
  ['a person typed it', { host, 'sec-fetch-site': 'none' }, false],
  ['the origin is the host', { host, origin: 'http://node.example:9000' }, true],
  [
    'the origin is the host in capitals',
    { host: 'Node.Example:9000', origin: 'http://node.example:9000' },
    true,
  ],
  ['the origin has another port', { host, origin: 'http://node.example' }, false],
  ['the origin has another host', { host, origin: 'http://evil.example' }, false],
  [
    'the host is only a part of the origin',
    { host, origin: 'http://node.example:9000.evil.example' },
    false,
  ],
  ['the origin is opaque', { host, origin: 'null' }, false],
  ['there is no origin', { host }, false],
  ['there is no host', { origin: `http://${host}` }, false],
])('%s', (_, headers, expected) => {
  expect(isSameOrigin(headers)).toBe(expected);
});
