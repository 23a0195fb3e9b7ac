import { expect, test } from 'vitest';

import { failureOf, nativeFailure } from './failure.ts';

const HERE = 'https://here.example/w/1';

const error = (type: string, details: string, code?: number, url?: string) => ({
  type,
  details,
  ...(code !== undefined && { response: { code } }),
  ...(url !== undefined && { url }),
});

test.each([
  [error('networkError', 'manifestLoadError', 403), true, 'refused'],
  [error('networkError', 'manifestLoadError', 403, '/static/master.m3u8'), true, 'refused'],
  [
    error('networkError', 'manifestLoadError', 403, 'https://there.example/a.m3u8'),
    true,
    'withheld',
  ],
  [error('networkError', 'fragLoadError', 451, '/static/a.mp4'), true, 'withheld'],
  [error('networkError', 'manifestLoadError', 404), true, 'gone'],
  [error('networkError', 'fragLoadError', 500), true, 'network'],
  [error('networkError', 'fragLoadTimeOut'), false, 'offline'],
  [error('mediaError', 'manifestIncompatibleCodecsError'), true, 'unsupported'],
  [error('mediaError', 'bufferAddCodecError'), true, 'unsupported'],
  [error('mediaError', 'bufferStalledError'), true, 'damaged'],
] as const)('%j, online %s: %s', (data, online, failure) =>
  expect(failureOf(data, online, HERE)).toBe(failure),
);

test.each([
  [2, true, 'network'],
  [2, false, 'offline'],
  [3, true, 'damaged'],
  [4, true, 'unsupported'],
] as const)('code %s of the element, online %s: %s', (code, online, failure) =>
  expect(nativeFailure(code, online)).toBe(failure),
);
