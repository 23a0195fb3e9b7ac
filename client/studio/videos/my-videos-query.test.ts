import { expect, test } from 'vitest';

import { EVERYTHING, isNarrowed, queryOf } from './my-videos-query.ts';

const ALWAYS = { sort: '-createdAt', includeCollaborations: 'true' };

test.each([
  [{}, {}],
  [
    { search: 'weir', privacy: '3' },
    { search: 'weir', privacyOneOf: '3' },
  ],
  [{ state: 'failed' }, { stateOneOf: ['7', '12'] }],
  [
    { kind: 'video' as const, channel: 'mill' },
    { isLive: 'false', channelNameOneOf: 'mill' },
  ],
])('%j asks for %j', (filter, query) =>
  expect(queryOf({ ...EVERYTHING, ...filter })).toEqual({ ...ALWAYS, ...query }),
);

test('another order leaves nothing out', () => {
  expect(isNarrowed({ ...EVERYTHING, sort: 'name' })).toBe(false);
  expect(isNarrowed({ ...EVERYTHING, channel: 'mill' })).toBe(true);
});
