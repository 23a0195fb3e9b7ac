import { expect, test } from 'vitest';

import { hostOfMirror, keptWords, speedWords } from './words.ts';

test('copies are told with how much may be kept, and mirrors with how fast they are', () => {
  expect(keptWords({ totalUsed: 3e9, totalSize: 2e10 })).toMatch(/^3\sGB of 20\sGB$/);
  expect(keptWords({ totalUsed: 3e9, totalSize: null })).toMatch(/^3\sGB$/);
  expect(speedWords(2e6)).toMatch(/^2\sMB a second$/);
  expect(speedWords(null)).toBe('');
  expect(hostOfMirror({ fileUrl: 'https://reed.example:8443/static/redundancy/hls/1' })).toBe(
    'reed.example:8443',
  );
});
