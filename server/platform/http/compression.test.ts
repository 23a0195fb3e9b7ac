import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { bestEncoding, compress } from './compression.ts';

test('the smallest encoding that is allowed is taken', () => {
  expect(bestEncoding('gzip, deflate, br')).toBe('br');
  expect(bestEncoding('gzip;q=0.5, br;q=0')).toBe('gzip');
  expect(bestEncoding('br;q=0.0, gzip;q=0')).toBe('identity');
  expect(bestEncoding('brotli, xgzip')).toBe('identity');
  expect(bestEncoding()).toBe('identity');
});

test('what is compressed is read again as it was', async () => {
  const bytes = Buffer.from('a river told in maps, '.repeat(50));
  const [small, zipped] = [await compress(bytes, 'br', 4), await compress(bytes, 'gzip', 4)];
  expect(brotliDecompressSync(small)).toEqual(bytes);
  expect(gunzipSync(zipped)).toEqual(bytes);
  expect(Math.max(small.length, zipped.length)).toBeLessThan(bytes.length / 5);
  expect(await compress(bytes, 'identity', 4)).toBe(bytes);
});
