import { expect, test } from 'vitest';

import { planAnswer } from './plan.ts';

const ENTITY = { sizeBytes: 10, etag: '"a-1"', lastModified: 'Sat, 21 Nov 2026 07:06:49 GMT' };
const plan = (headers: Record<string, string>, method = 'GET') =>
  planAnswer({ method, headers }, ENTITY);
const WHOLE = { status: 200, start: 0, end: 9 };
const PART = { status: 206, start: 2, end: 3 };

test('a plain request gets the whole file', () => {
  expect(plan({})).toEqual(WHOLE);
});

test.each(['"a-1"', 'W/"a-1"', '"b-2", "a-1"', '*'])('a client that knows %s has it', (tag) => {
  expect(plan({ 'if-none-match': tag, range: 'bytes=2-3' })).toEqual({ status: 304 });
});

test('a tag counts more than a date', () => {
  expect(plan({ 'if-none-match': '"b"', 'if-modified-since': ENTITY.lastModified })).toEqual(WHOLE);
});

test('a file that is no newer than what the client has is not sent again', () => {
  expect(plan({ 'if-modified-since': ENTITY.lastModified })).toEqual({ status: 304 });
  expect(plan({ 'if-modified-since': 'Sat, 21 Nov 2026 07:06:48 GMT' })).toEqual(WHOLE);
  expect(plan({ 'if-modified-since': 'yesterday' })).toEqual(WHOLE);
});

test.each(['"a-1"', ENTITY.lastModified])('a part may be added to what %s names', (condition) => {
  expect(plan({ range: 'bytes=2-3', 'if-range': condition })).toEqual(PART);
});

test.each(['"b"', 'W/"a-1"', 'Sat, 21 Nov 2026 07:06:50 GMT'])(
  'no part is added to what %s names',
  (condition) => {
    expect(plan({ range: 'bytes=2-3', 'if-range': condition })).toEqual(WHOLE);
  },
);

test('only GET has ranges', () => {
  expect(plan({ range: 'bytes=2-3' }, 'HEAD')).toEqual(WHOLE);
});

test('a range beyond the end is refused', () => {
  expect(plan({ range: 'bytes=10-' })).toEqual({ status: 416 });
});
