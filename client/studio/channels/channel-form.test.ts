import { expect, test } from 'vitest';

import { changeOfChannel, checkChannel, EMPTY_CHANNEL, nameFrom } from './channel-form.ts';

test.each([
  ['River Films', 'river_films'],
  ['Été à la mer!', 'ete_a_la_mer'],
  ['川', ''],
])('%s has the address %s', (displayName, name) => expect(nameFrom(displayName)).toBe(name));

const good = { ...EMPTY_CHANNEL, name: 'river', displayName: 'River' };

test.each([
  [{}, []],
  [{ name: 'a b' }, ['name']],
  [{ displayName: ' ', description: 'ab' }, ['displayName', 'description']],
])('%j is wrong in %j', (change, wrong) =>
  expect(Object.keys(checkChannel({ ...good, ...change }))).toEqual(wrong),
);

test('what is empty is cleared', () =>
  expect(changeOfChannel({ ...good, support: 'A coffee' })).toEqual({
    displayName: 'River',
    description: null,
    support: 'A coffee',
  }));
