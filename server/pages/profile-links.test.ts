import { expect, test } from 'vitest';

import { profileLink, profilesIn } from './profile-links.ts';

test.each([
  ['<a href="https://social.example/@ada" rel="me">Ada</a>', ['https://social.example/@ada']],
  ["<a rel='nofollow me' href='https://a.example/'>x</a>", ['https://a.example/']],
  ['<a href="https://a.example/" rel="nofollow">x</a>', []],
  ['<a href="https://a.example/" rel="home">x</a>', []],
  ['<a href="javascript:alert(1)" rel="me">x</a>', []],
  [null, []],
])('%s names the profiles %j', (description, profiles) =>
  expect(profilesIn(description)).toEqual(profiles),
);

test('an address stays within its attribute', () =>
  expect(profileLink('https://a.example/?a&b"')).toBe(
    '<link href="https://a.example/?a&amp;b&quot;" rel="me">',
  ));
