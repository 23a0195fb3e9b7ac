import { expect, test } from 'vitest';

import { languageAttributes, pageLanguage } from './language.ts';

test.each([
  ['fr-CA,fr;q=0.9,en;q=0.8', 'en', 'lang="fr" dir="ltr"'],
  ['en;q=0.5, ar-EG', 'en', 'lang="ar" dir="rtl"'],
  ['ja, pt-BR;q=0.9', 'de', 'lang="de" dir="ltr"'],
  ['de;q=0, es;q=0.1', 'en', 'lang="es" dir="ltr"'],
  [undefined, 'nl', 'lang="en" dir="ltr"'],
])('%s on a node of %s', (accepted, ofNode, attributes) =>
  expect(languageAttributes(pageLanguage(accepted, ofNode))).toBe(attributes),
);
