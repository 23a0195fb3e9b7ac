import { expect, test, vi } from 'vitest';

import { fetchText, fetchWhole, type Load } from './fetch-whole.ts';

const { signal } = new AbortController();
const PART = new Uint8Array(2 ** 20);

const loading = (answer: Response) => ({ signal, load: async () => answer });

/** Whoever sends without end, until asked to stop. */
const endless: Load = async (_, init) => {
  const body = new ReadableStream({
    start(stream) {
      init!.signal!.addEventListener('abort', () => stream.error(init!.signal!.reason));
    },
    pull: (stream) => stream.enqueue(PART),
  });
  return new Response(body);
};

/** Whoever never answers, until asked to stop. */
const silent: Load = (_, init) =>
  new Promise((_resolve, reject) => {
    init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason as Error));
  });

test('what is there is read to its end', async () => {
  expect(await fetchText('/a', loading(new Response('#EXTM3U – ü')))).toBe('#EXTM3U – ü');
  const away = loading(new Response('no', { status: 404 }));
  await expect(fetchText('/a', away)).rejects.toThrow('answered 404');
});

test('who sends too much is asked to stop', async () => {
  const load = vi.fn<Load>(endless);
  await expect(fetchWhole('/a', { signal, load })).rejects.toThrow('more than can be meant');
  expect(load.mock.calls[0]![1]!.signal!.aborted).toBe(true);
});

test('who says nothing is waited for no longer than a minute, and no longer than wanted', async () => {
  vi.useFakeTimers();
  const gone = new AbortController();
  const [late, left] = [signal, gone.signal].map((each) =>
    fetchWhole('/a', { signal: each, load: silent }).catch(String),
  );
  gone.abort('gone');
  expect(await left).toBe('gone');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await late).toBe('Error: nothing came');
  vi.useRealTimers();
});
