import { expect, test } from 'vitest';

import { typedCode } from './typed-code.ts';

test.each([
  ['123 456', '123456'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['123\u2013456\u00a0', '123456'],
  ['abcd-EFGH', 'abcd-EFGH'],
  ['\u200f١٢٣\n', '123'],
])('%j is sent as %s', (typed, sent) => {
  expect(typedCode(typed)).toBe(sent);
  expect(() => new Headers({ 'x-peertube-otp': typedCode(typed) })).not.toThrow();
});
