import type { Core } from 'p2p-media-loader-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadSegment } from './load-segment.ts';

type Callbacks = Parameters<Core['loadSegment']>[1];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A segment that is asked for, and what is told of it. */
function given({ slackSeconds = 20, silentMs = 0 } = {}) {
  let told: Callbacks | undefined;
  const core = {
    loadSegment: (_: string, callbacks: Callbacks) => Promise.resolve(void (told = callbacks)),
    abortSegmentLoading: vi.fn<(id: string) => void>(),
  };
  const gone = new AbortController();
  const asked = { slackSeconds: () => slackSeconds, silentMs: () => silentMs, signal: gone.signal };
  const loaded = loadSegment(core as unknown as Core, 'one', asked).catch(
    ({ message }: Error) => message,
  );
  return { core, gone, loaded, told: told! };
}

test('a segment is handed over as a copy, for what is shared on must stay as it is', async () => {
  const { loaded, told } = given();
  const data = new Uint8Array([1, 2]).buffer;
  told.onSuccess({ data, bandwidth: 8000 });
  const got = (await loaded) as { bytes: Uint8Array; bitsPerSecond: number };
  expect(got).toEqual({ bytes: new Uint8Array([1, 2]), bitsPerSecond: 8000 });
  expect(got.bytes.buffer).not.toBe(data);
});

test('what is due and does not come is given up, and what has time is not', async () => {
  const late = given({ slackSeconds: 1, silentMs: 60_000 });
  await vi.advanceTimersByTimeAsync(3000);
  expect(late.core.abortSegmentLoading).not.toHaveBeenCalled(); // it was asked for only now
  await vi.advanceTimersByTimeAsync(2000);
  expect(await late.loaded).toBe('given up');
  expect(late.core.abortSegmentLoading).toHaveBeenCalledWith('one');

  const early = given({ silentMs: 60_000 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(early.core.abortSegmentLoading).not.toHaveBeenCalled();
  early.gone.abort();
  expect(await early.loaded).toBe('given up');
});
