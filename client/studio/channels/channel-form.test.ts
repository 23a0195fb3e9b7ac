import { expect, test } from 'vitest';

import { changeOfChannel, checkChannel, EMPTY_CHANNEL } from './channel-form.ts';

const good = { ...EMPTY_CHANNEL, name: 'river', displayName: 'River' };

test.each([
  [{}, []],
  [{ name: 'a b' }, ['name']],
  [{ displayName: ' ', description: 'ab' }, ['displayName', 'description']],
])('%j is wrong in %j', (change, wrong) =>
  expect(Object.keys(checkChannel({ ...good, ...change }))).toEqual(wrong),
);

test('a field that is empty clears what the channel had', () =>
  expect(changeOfChannel({ ...good, support: 'A coffee' })).toEqual({
    displayName: 'River',
    description: null,
    support: 'A coffee',
  }));
