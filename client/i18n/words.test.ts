import { globSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type Area, type Dictionary, readDictionary } from './dictionary.ts';
import { GIVEN } from './given.ts';
import { type Language, LANGUAGES } from './language.ts';
import { bareTexts } from './sources/bare.ts';
import { areaOf, textsOf } from './sources/texts.ts';

const CLIENT = join(import.meta.dirname, '..');
const AREAS: Area[] = ['everywhere', 'create', 'admin'];
const OTHERS = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== 'en');

const files = globSync('**/*.{svelte,ts}', { cwd: CLIENT }).filter(
  (file) => !/\.test\.ts$|\.d\.ts$|^dist|^i18n\/(t|sources\/.*)\.ts$/.test(file),
);

/** The texts of each area; what several ask for is in the first of them. */
function texts(): Map<string, Area> {
  const asked = files.flatMap((file) => textsOf(CLIENT, file));
  const needed = [...GIVEN.map((text) => ({ file: 'i18n/given.ts', text })), ...asked].toSorted(
    (one, other) => AREAS.indexOf(areaOf(one.file)) - AREAS.indexOf(areaOf(other.file)),
  );
  const areas = new Map<string, Area>();
  for (const { file, text } of needed) if (!areas.has(text)) areas.set(text, areaOf(file));
  return areas;
}

const needed = texts();

const placesOf = (text: string) =>
  [...new Set(Array.from(text.matchAll(/\{\w+\}/g), ([place]) => place))].toSorted().join();

/** The texts of a dictionary whose words have other places for values than the English ones. */
const misplaced = (words: Dictionary) =>
  Object.entries(words)
    .filter(([text, found]) => {
      const whole = typeof found === 'string' ? found : (found.other ?? '');
      return placesOf(whole) !== placesOf(text);
    })
    .map(([text]) => text);

test.each(OTHERS.flatMap((language) => AREAS.map((area) => [language, area] as const)))(
  '%s has words for every text that is asked for %s, and no others',
  async (language, area) => {
    const words = await readDictionary(language, area);
    const wanted = [...needed].filter(([, of]) => of === area).map(([text]) => text);

    expect(wanted.filter((text) => !(text in words))).toEqual([]);
    expect(Object.keys(words).filter((text) => needed.get(text) !== area)).toEqual([]);
    expect(misplaced(words)).toEqual([]);
  },
);

test.each(OTHERS)('the plurals of %s have all of its categories', async (language) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const spoken = pluralCategories.filter((category) => category !== 'many' || language === 'ar');
  const all = await Promise.all(AREAS.map((area) => readDictionary(language, area)));
  const forms = all
    .flatMap((words) => Object.values(words))
    .filter((found) => typeof found === 'object');

  for (const found of forms) expect(Object.keys(found).toSorted()).toEqual(spoken.toSorted());
});

test('no text of a page is there in English only', () => {
  const bare = files
    .filter((file) => file.endsWith('.svelte'))
    .flatMap((file) => bareTexts(CLIENT, file).map((text) => `${file}: ${text}`));

  expect(bare).toEqual([]);
});
