import { expect, test } from 'vitest';

import { parseContentRange, rangeOf } from './content-range.ts';

test('a chunk says where it starts and how long it is', () => {
  expect(parseContentRange('bytes 10-19/100')).toEqual({
    query: false,
    start: 10,
    lengthBytes: 10,
    totalBytes: 100,
  });
});

test('a star asks how far the upload is', () => {
  expect(parseContentRange('bytes */100')).toEqual({ query: true, totalBytes: 100 });
});

test.each([
  undefined,
  '',
  'bytes 0-9',
  'bytes 0-9/*',
  'bytes 9-0/100',
  'bytes 0-100/100',
  'bytes -5-9/100',
  'bytes 0-9223372036854775807/9223372036854775808',
  'items 0-9/100',
  'bytes 0-9/100, 20-29/100',
])('%s is refused', (header) => {
  expect(() => parseContentRange(header)).toThrow(expect.objectContaining({ code: 'invalid' }));
});

test('the range of what is here ends at its last byte, and is absent before the first', () => {
  expect(rangeOf(1)).toBe('bytes=0-0');
  expect(rangeOf(0)).toBeUndefined();
});
