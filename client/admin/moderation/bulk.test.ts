import { expect, test } from 'vitest';

import { askedWords, isAimed, NO_FIELDS, wantedOf } from './bulk.ts';

test('only what is typed is asked for', () => {
  expect(isAimed({ ...NO_FIELDS, search: ' ' })).toBe(false);
  expect(wantedOf({ ...NO_FIELDS, search: ' spam ', reason: 'no' })).toEqual({
    kind: 'remove-comments',
    filter: { search: 'spam' },
  });
  const blocking = { ...NO_FIELDS, kind: 'block-videos' as const, host: 'far.example' };
  expect(wantedOf({ ...blocking, reason: 'Spam' })).toMatchObject({ reason: 'Spam' });
  const muting = { ...NO_FIELDS, kind: 'mute-accounts' as const, accountName: 'left over' };
  expect(isAimed(muting)).toBe(false);
});

test('an act says what it was asked for', () => {
  expect(askedWords({ host: 'far.example', search: 'spam' })).toBe(
    'of the node far.example, with the words spam',
  );
});
