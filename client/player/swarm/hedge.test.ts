import { expect, test } from 'vitest';

import { hedged } from './hedge.ts';

const { signal: never } = new AbortController();
const silent = (ended: string[], name: string) => (signal: AbortSignal) =>
  new Promise<string>((_, reject) => {
    signal.addEventListener('abort', () => {
      ended.push(name);
      reject(new Error('ended'));
    });
  });

test('who is late gets company, and is ended when that was faster', async () => {
  const ended: string[] = [];
  const attempts = [
    { run: silent(ended, 'first'), patienceMs: 1 },
    { run: async () => 'second', patienceMs: 60_000 },
  ];
  expect(await hedged(attempts, never)).toBe('second');
  expect(ended).toEqual(['first']);
});

test('an attempt that fails is followed by the next at once', async () => {
  const attempts = [
    { run: () => Promise.reject<string>(new Error('no')), patienceMs: 60_000 },
    { run: async () => 'second', patienceMs: 60_000 },
  ];
  expect(await hedged(attempts, never)).toBe('second');
});

test('when all fail, the last one says why', async () => {
  const attempts = ['one', 'two'].map((name) => ({
    run: () => Promise.reject<string>(new Error(name)),
    patienceMs: 60_000,
  }));
  await expect(hedged(attempts, never)).rejects.toThrow('two');
});

test('a request that is given up ends its attempts', async () => {
  const ended: string[] = [];
  const gone = new AbortController();
  const result = hedged([{ run: silent(ended, 'first'), patienceMs: 60_000 }], gone.signal);
  gone.abort(new Error('gone'));
  await expect(result).rejects.toThrow('gone');
  expect(ended).toEqual(['first']);
});
