import { expect, test } from 'vitest';

import { hasExternalLink } from './links.ts';

test.each([
  'See https://elsewhere.example:8080/x',
  'www.elsewhere.test',
  'example.com',
  'Hi example.com, and more',
  'https://user@tube.example@elsewhere.example',
  '(framasoft.org/fr)',
  'bbc.co.uk',
])('%s links elsewhere', (text) => expect(hasExternalLink(text, 'tube.example')).toBe(true));

test.each([
  'a comment',
  'toto.azfazfe',
  'Hello. Hi friends',
  'Hi https://tube.example/w/x',
  'ada@example.com',
  'version 1.2.3',
])('%s does not', (text) => expect(hasExternalLink(text, 'tube.example')).toBe(false));
