import { createHash } from 'node:crypto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { MOST_WAIT_MS, type ToldHashes, toldHashes } from './told-hashes.ts';

const FOLDER = 'https://tube.example/static/hls/live';
const { signal } = new AbortController();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const segment = (n: number) => new Uint8Array([n]).buffer;
const sha256 = (n: number) =>
  createHash('sha256')
    .update(new Uint8Array([n]))
    .digest('hex');

const aborted = (by: AbortSignal) =>
  new Promise((_, reject) => by.addEventListener('abort', () => reject(new Error('aborted'))));

/** A stream of which there are so many segments, and how often their list was read. */
function given(count: number) {
  const stream = { count, isAway: false, isStuck: false, reads: 0 };
  const load = async (_url: string, init?: RequestInit) => {
    stream.reads += 1;
    if (stream.isAway) throw new Error('away');
    if (stream.isStuck) await aborted(init!.signal!);
    const names = Array.from({ length: stream.count }, (_, n) => [`0-${n}.ts`, sha256(n)]);
    return new Response(JSON.stringify(Object.fromEntries(names)));
  };
  const open = (isLive = true) =>
    toldHashes({ hashesUrl: `${FOLDER}/h.json`, isLive }, { signal, load });
  return { stream, open };
}

const urlOf = (n: number) => `${FOLDER}/0-${n}.ts`;
const ask = ({ isListed }: ToldHashes, n: number, bytes = n) =>
  isListed(urlOf(n), undefined, segment(bytes));

test('what a segment of a stream hashes to is read when it comes, once for all that wait', async () => {
  const { stream, open } = given(2);
  const told = await open();
  expect(await ask(told, 1)).toBe(true);
  expect(await ask(told, 1, 9)).toBe(false);
  stream.count = 4;
  const both = Promise.all([ask(told, 2), ask(told, 3)]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await both).toEqual([true, true]);
  expect(stream.reads).toBe(2);
});

test('what is never told of is not known to be of it, and does not have the list read without end', async () => {
  const { stream, open } = given(1);
  const told = await open();
  stream.isAway = true;
  const asked = ask(told, 7);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe(false);
  expect(stream.reads).toBe(3);
  expect(await ask(told, 0)).toBe(true);
});

test('a list that does not come is waited for so long and no longer, and then read again', async () => {
  const { stream, open } = given(1);
  const told = await open();
  stream.isStuck = true;
  const asked = ask(told, 7);
  await vi.advanceTimersByTimeAsync(MOST_WAIT_MS);
  expect(await asked).toBe(false);
  expect(told.isAwaited(urlOf(7), undefined)).toBe(true);

  Object.assign(stream, { isStuck: false, count: 8 });
  const again = ask(told, 7);
  await vi.advanceTimersByTimeAsync(MOST_WAIT_MS);
  expect(await again).toBe(true);
  expect(told.isAwaited(urlOf(7), undefined)).toBe(false);
});

test('of what is not live the list is read but once, and nothing more is awaited', async () => {
  const { stream, open } = given(1);
  const told = await open(false);
  expect(await ask(told, 7)).toBe(false);
  expect(stream.reads).toBe(1);
  expect(told.isAwaited(urlOf(7), undefined)).toBe(false);
});
