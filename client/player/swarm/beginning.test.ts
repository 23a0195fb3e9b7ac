import { expect, test, vi } from 'vitest';

import { createBeginning } from './beginning.ts';

const URL = 'https://node.example/a-240-fragmented.mp4';

test('parts of a beginning are read from it once it has come, with the time that it took', async () => {
  const timing = { responseStart: 100, responseEnd: 300 } as PerformanceResourceTiming;
  vi.spyOn(performance, 'getEntriesByName').mockReturnValue([timing]);
  const beginning = createBeginning();
  const { promise: whole, resolve } = Promise.withResolvers<ArrayBuffer>();
  beginning.expect({ url: URL, sizeBytes: 4, whole });
  const read = beginning.read(URL, { start: 1, end: 4 });
  resolve(Uint8Array.of(0, 1, 2, 3).buffer);
  expect(await read).toEqual({ bytes: Uint8Array.of(1, 2, 3), elapsedMs: 150 });
});

test('what lies beyond it, and what is of another file, is not in it', () => {
  const beginning = createBeginning();
  expect(beginning.read(URL, { start: 0, end: 4 })).toBeNull();
  beginning.expect({ url: URL, sizeBytes: 4, whole: Promise.resolve(new ArrayBuffer(4)) });
  expect(beginning.read(URL, { start: 2, end: 5 })).toBeNull();
  expect(beginning.read(`${URL}#`, { start: 0, end: 4 })).toBeNull();
});

test('what does not come after all is not waited for again', async () => {
  const beginning = createBeginning();
  beginning.expect({ url: URL, sizeBytes: 4, whole: Promise.reject(new Error('late')) });
  await expect(beginning.read(URL, { start: 0, end: 4 })).rejects.toThrow('late');
  expect(beginning.read(URL, { start: 0, end: 4 })).toBeNull();
});
