import { expect, test } from 'vitest';

import { changesOf, flatten, nest } from './draft.ts';
import { ALL_FIELDS, pagesWith } from './pages.ts';

const settings = { signup: { enabled: true, limit: -1 }, instance: { languages: ['en'] } };

test('settings are edited by path, and only what differs is sent', () => {
  const before = flatten(settings);
  expect(before).toEqual({
    'signup.enabled': true,
    'signup.limit': -1,
    'instance.languages': ['en'],
  });
  expect(changesOf(before, { ...before, 'instance.languages': ['en'] })).toEqual({});
  const changes = changesOf(before, { ...before, 'signup.limit': 50, 'signup.enabled': false });
  expect(nest(changes)).toEqual({ signup: { enabled: false, limit: 50 } });
  expect(nest(before)).toEqual(settings);
});

test('each setting is on one page, where what is wrong with it is found', () => {
  const paths = ALL_FIELDS.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(pagesWith(['signup.limit']).map(({ value }) => value)).toEqual(['people']);
});
