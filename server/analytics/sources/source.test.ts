import { expect, test } from 'vitest';

import { sourceOf } from './source.ts';

test.each([
  [
    { kind: 'site', host: 'WWW.Forum.example' },
    { kind: 'site', host: 'forum.example' },
  ],
  [
    { kind: 'embed', host: null },
    { kind: 'embed', host: '' },
  ],
  [
    { kind: 'site', host: 'a b<script>' },
    { kind: 'site', host: '' },
  ],
  [
    { kind: 'site', host: 'a'.repeat(254) },
    { kind: 'site', host: '' },
  ],
  [
    { kind: 'search', host: 'forum.example' },
    { kind: 'search', host: '' },
  ],
  [
    { kind: 'a word of mine', host: 'forum.example' },
    { kind: 'unknown', host: '' },
  ],
  [null, { kind: 'unknown', host: '' }],
])('of %j this is kept: %j', (told, kept) => {
  expect(sourceOf(told)).toEqual(kept);
});
