import { expect, test } from 'vitest';

import { addressAfter, addressFrom, isAddress } from './channel-address.ts';

test.each([
  ['River Films', 'river_films'],
  ['Été à la mer!', 'ete_a_la_mer'],
  ['川', ''],
])('%s has the address %s', (name, address) => expect(addressFrom(name)).toBe(address));

test('an address follows the name until somebody types one', () => {
  expect(addressAfter({ name: 'River', address: 'river' }, 'River Films')).toBe('river_films');
  expect(addressAfter({ name: 'River', address: 'weir' }, 'River Films')).toBe('weir');
});

test('what the node takes is an address', () => {
  expect(['river.films', 'a'.repeat(50)].every(isAddress)).toBe(true);
  expect(['', 'a b', 'a'.repeat(51), 'été'].some(isAddress)).toBe(false);
});
