import { expect, test } from 'vitest';

import { canonicalHost } from './host.ts';

test.each([
  ['Example.ORG', 'example.org'],
  ['example.org.', 'example.org'],
  ['example.org:443', 'example.org'],
  ['example.org.:8443', 'example.org:8443'],
  ['BÜCHER.example', 'xn--bcher-kva.example'],
  ['ｅxample.org', 'example.org'],
  ['localhost:9000', 'localhost:9000'],
  ['0x7f.1', '127.0.0.1'],
])('%s is %s', (text, host) => expect(canonicalHost(text)).toBe(host));

test.each([
  '',
  ' ',
  '.',
  'http://example.org',
  'a b',
  'me@example.org',
  'x:99999',
  'a'.repeat(300),
])('%j is no host', (text) => expect(canonicalHost(text)).toBeUndefined());
