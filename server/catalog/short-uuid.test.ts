import { expect, test } from 'vitest';

import { fromShortUuid, toShortUuid } from './short-uuid.ts';

test('a UUID and its short form stand for each other, as recorded from PeerTube', () => {
  expect(toShortUuid('98708646-3498-4b82-8fef-d40c47887c4f')).toBe('jPMxVA3a3hcBNYayPx9rvH');
  expect(fromShortUuid('jPMxVA3a3hcBNYayPx9rvH')).toBe('98708646-3498-4b82-8fef-d40c47887c4f');
});

test.each([
  ['00000000-0000-0000-0000-000000000000'],
  ['00000000-0000-0000-0000-000000000001'],
  ['ffffffff-ffff-ffff-ffff-ffffffffffff'],
])('%s survives the way there and back', (uuid) => {
  expect(fromShortUuid(toShortUuid(uuid))).toBe(uuid);
});

test.each([['short'], ['0'.repeat(22)], ['Z'.repeat(22)], ['']])(
  '%j stands for no UUID',
  (text) => {
    expect(fromShortUuid(text)).toBeUndefined();
  },
);
