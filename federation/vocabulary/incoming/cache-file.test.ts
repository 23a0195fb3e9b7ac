import { expect, test } from 'vitest';

import { ForeignCacheFile } from './cache-file.ts';

const copy = (expires: unknown) => ({
  id: 'https://mirror.example/redundancy/1',
  type: 'CacheFile',
  object: 'https://origin.example/videos/watch/1',
  expires,
  url: { type: 'Link', href: 'https://mirror.example/static/redundancy/hls/1/master.m3u8' },
});

test.each([
  ['2026-11-21T07:07:51.682Z', '2026-11-21T07:07:51.682Z'],
  ['0000-01-01T00:00:00Z', '0001-01-02T00:00:00.000Z'], // there is no year 0 in the database
  [null, null],
  ['never', null],
])('a copy that says it expires %j is kept until %j', (said, kept) => {
  const { expires } = ForeignCacheFile.parse(copy(said));
  expect(expires?.toISOString() ?? null).toBe(kept);
});
