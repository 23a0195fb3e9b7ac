import { expect, test } from 'vitest';

import { gapWords, knownPercent, readTargets } from './words.ts';

test('nodes and handles are told apart, however they are pasted', () => {
  expect(readTargets('videos.example, https://tube.example/about\n@news@press.example')).toEqual({
    hosts: ['videos.example', 'tube.example'],
    handles: ['news@press.example'],
  });
  expect(readTargets(' \n')).toEqual({ hosts: [], handles: [] });
});

test('a ledger says how much is here and what is not', () => {
  expect(knownPercent({ knownCount: 3, expectedCount: 4 })).toBe(75);
  expect(knownPercent({ knownCount: 0, expectedCount: 0 })).toBe(100);
  expect(knownPercent({ knownCount: 3, expectedCount: null })).toBeNull();
  const gaps = { missing: 3, changed: 0, unlisted: 0, gone: 1, first: [] };
  expect(gapWords(gaps)).toBe('3 missing, 1 not to be had');
});
