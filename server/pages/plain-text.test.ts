import { expect, test } from 'vitest';

import { plainText } from './plain-text.ts';

test.each([
  ['my<br> super __description__ for *server* 1<p></p>', 'my super description for server 1'],
  ['<strong>"super description"</strong>', '"super description"'],
  ['# A *walk*\n\n- by [the river](https://a.example/b)\n> `quiet`', 'A walk by the river quiet'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['a < b and c > d', 'a < b and c > d'],
])('%j reads %j', (text, words) => expect(plainText(text)).toBe(words));
