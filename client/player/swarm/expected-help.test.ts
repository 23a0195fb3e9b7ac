import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createExpectedHelp, patienceMs } from './expected-help.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();

test('half of the time that is to spare is waited, and not for long', () => {
  expect([patienceMs(3, 2), patienceMs(20, 2), patienceMs(1, 2)]).toEqual([500, 2000, -500]);
});

test('a peer who has a piece within the patience is read from', async () => {
  const help = createExpectedHelp();
  let known: Promise<string> | null = null;
  const reading = help.read({ url: 'a', patienceMs: 500, signal, read: () => known });
  help.tell();
  await vi.advanceTimersByTimeAsync(0);
  known = Promise.resolve('bytes');
  help.tell();
  await expect(reading).resolves.toBe('bytes');
});

test('where nothing comes, three wait for it and no more', async () => {
  const help = createExpectedHelp();
  const read = (url: string) => help.read({ url, patienceMs: 500, signal, read: () => null });
  for (let times = 0; times < 3; times++) {
    const late = read('a')!.catch(({ name }: Error) => name);
    await vi.advanceTimersByTimeAsync(600);
    expect(await late).toBe('TimeoutError');
  }
  expect(read('a')).toBeNull();
  const other = read('b');
  expect(other).not.toBeNull();
  await vi.advanceTimersByTimeAsync(600);
  await expect(other).rejects.toThrow('timeout');
});

test('there is no waiting where there is no time for it', () => {
  expect(
    createExpectedHelp().read({ url: 'a', patienceMs: 0, signal, read: () => null }),
  ).toBeNull();
});

test('who is gone waits no longer', async () => {
  const gone = new AbortController();
  const reading = createExpectedHelp().read({
    url: 'a',
    patienceMs: 500,
    signal: gone.signal,
    read: () => null,
  });
  gone.abort(new Error('gone'));
  await expect(reading).rejects.toThrow('gone');
});
