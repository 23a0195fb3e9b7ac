import { expect, test } from 'vitest';

import { callerAddress } from './caller.ts';

test.each([
  ['a client that connects itself', '203.0.113.7', undefined, '203.0.113.7'],
  ['a client that claims to be another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  [
    'a client on the local network that claims to be another',
    '192.168.0.7',
    '198.51.100.1',
    '192.168.0.7',
  ],
  ['a client behind the proxy of this machine', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the same over IPv6', '::1', '2001:db8::1', '2001:db8::1'],
  ['the same in mapped spelling', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  [
    'a client behind that proxy that claims to be another',
    '127.0.0.1',
    '10.0.0.1, 198.51.100.1',
    '198.51.100.1',
  ],
  ['a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
  ['a proxy that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['a proxy on a unix socket', undefined, '198.51.100.1', '198.51.100.1'],
  ['nobody to be told', undefined, undefined, 'local'],
])('%s', (_, remoteAddress, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(callerAddress({ socket: { remoteAddress }, headers })).toBe(address);
});
