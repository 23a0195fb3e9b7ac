import { expect, test } from 'vitest';

import { transferMs } from './transfer-time.ts';

const arrival = { bytes: 500_000, elapsedMs: 9000, httpBytesPerMs: 500, peerBytesPerMs: 250 };

test('a range that waited for peers took as long as its bytes do', () => {
  expect(transferMs(arrival)).toBe(1000);
  expect(transferMs({ ...arrival, peerBytesPerMs: 1000 })).toBe(500);
});

test('a range that was there already is no proof of a fast line', () => {
  expect(transferMs({ ...arrival, elapsedMs: 1 })).toBe(1000);
});

test('with nothing measured, the clock counts', () => {
  expect(transferMs({ ...arrival, httpBytesPerMs: null, peerBytesPerMs: null })).toBe(9000);
});
