import { expect, test } from 'vitest';

import { plainText } from './plain-text.ts';

test.each([
  ['1 < 2 &amp; all', '1 < 2 &amp; all'],
  ['<p>One</p><p>Two &amp; <a href="x">three</a></p>', 'One\nTwo & three'],
  ['One<br>two', 'One\ntwo'],
])('%s reads %j', (text, words) => expect(plainText(text)).toBe(words));
