import { createHash } from 'node:crypto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { toldHashes } from './told-hashes.ts';

const FOLDER = 'https://tube.example/static/hls/live';
const { signal } = new AbortController();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const segment = (n: number) => new Uint8Array([n]).buffer;
const sha256 = (n: number) =>
  createHash('sha256')
    .update(new Uint8Array([n]))
    .digest('hex');

/** A stream of which there are so many segments, and how often their list was read. */
function given(count: number) {
  const stream = { count, isAway: false, reads: 0 };
  const load = async () => {
    stream.reads += 1;
    if (stream.isAway) throw new Error('away');
    const names = Array.from({ length: stream.count }, (_, n) => [`0-${n}.ts`, sha256(n)]);
    return new Response(JSON.stringify(Object.fromEntries(names)));
  };
  const open = (isLive = true) =>
    toldHashes({ hashesUrl: `${FOLDER}/h.json`, isLive }, { signal, load });
  return { stream, open };
}

const ask = (isListed: Awaited<ReturnType<typeof toldHashes>>, n: number, bytes = n) =>
  isListed(`${FOLDER}/0-${n}.ts`, undefined, segment(bytes));

test('what a segment of a stream hashes to is read when it comes, once for all that wait', async () => {
  const { stream, open } = given(2);
  const isListed = await open();
  expect(await ask(isListed, 1)).toBe(true);
  expect(await ask(isListed, 1, 9)).toBe(false);
  stream.count = 4;
  const both = Promise.all([ask(isListed, 2), ask(isListed, 3)]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await both).toEqual([true, true]);
  expect(stream.reads).toBe(2);
});

test('what is never told of is not known to be of it, and does not have the list read without end', async () => {
  const { stream, open } = given(1);
  const isListed = await open();
  stream.isAway = true;
  const asked = ask(isListed, 7);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe(false);
  expect(stream.reads).toBe(3);
  expect(await ask(isListed, 0)).toBe(true);
});

test('of what is not live the list is read but once', async () => {
  const { stream, open } = given(1);
  expect(await ask(await open(false), 7)).toBe(false);
  expect(stream.reads).toBe(1);
});
