import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createPressures } from './pressure.ts';
import { openRendition } from './rendition.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new Error('away')));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A rendition whose origin is away, and how to ask that so many times. */
function given() {
  const rendition = openRendition({
    file: { url: 'http://origin/a.mp4', torrentUrls: [], infoHash: null, mirrorUrls: [] },
    metainfo: {
      pieceLength: 4,
      sizeBytes: 4,
      hashes: ['00'],
      infoHash: '',
      bare: new Uint8Array(),
    },
    mostBytes: 4,
    onBytes: () => {},
    pressures: createPressures(),
  });
  const { signal } = new AbortController();
  const asked = { slackSeconds: 4, besidesOrigin: false, signal };
  const fail = async (times: number) => {
    for (let n = 0; n < times; n++) await rendition.fetch({ first: 0, last: 0 }, asked);
  };
  return { rendition, fail };
}

test('after failures in a row others are left to try, for half a minute', async () => {
  const { rendition, fail } = given();
  await fail(3);
  expect(rendition.isHopeless()).toBe(false);
  await fail(1);
  expect(rendition.isHopeless()).toBe(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(rendition.isHopeless()).toBe(false);
  await fail(1);
  expect(rendition.isHopeless()).toBe(true);
});

test('bytes that came without us show that there is hope again', async () => {
  const { rendition, fail } = given();
  await fail(4);
  rendition.hear(100);
  expect([rendition.isHopeless(), rendition.http.bytesPerMs()]).toEqual([false, 100]);
});
