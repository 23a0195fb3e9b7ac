import { expect, test } from 'vitest';

import { readTarget } from './target.ts';

test.each([
  ['https://far.example/w/kX9', { kind: 'address', url: 'https://far.example/w/kX9' }],
  [' http://far.example ', { kind: 'address', url: 'http://far.example/' }],
  ['acct:herons@far.example', { kind: 'handle', handle: 'herons@far.example' }],
  ['@herons@far.example:3000', { kind: 'handle', handle: 'herons@far.example:3000' }],
  [null, null],
  ['', null],
  ['herons', null],
  ['javascript:alert(1)', null],
  ['java\tscript:alert(1)', null],
  [' JavaScript://far.example/%0aalert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['file:///etc/passwd', null],
  ['https://root:secret@far.example/', null],
  ['//far.example/', null],
  [`https://far.example/${'a'.repeat(2_000)}`, null],
])('%j is %j', (text, target) => expect(readTarget(text)).toEqual(target));
