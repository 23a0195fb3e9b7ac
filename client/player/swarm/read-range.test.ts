import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { readRange } from './read-range.ts';
import type { OpenRendition } from './rendition.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** One piece that is missing; a peer holds it from a moment on, and never brings it. */
function given(heldFromMs: number) {
  const swarm = {
    joinedAtMs: performance.now(),
    isOpen: () => true,
    focus: () => {},
    holds: () => performance.now() >= heldFromMs,
    intents: { untilMs: () => heldFromMs },
    peers: () => 1,
    receivedBytes: () => 0,
  };
  const fetch = vi.fn<OpenRendition['fetch']>(async () => {});
  const rendition = {
    store: { cut: { pieceLength: 4, sizeBytes: 4 }, onPiece: () => () => {} },
    http: { bytesPerMs: () => 1000, isPressed: () => false },
    missing: () => [0],
    fetching: () => [],
    swarm: () => swarm,
    isJoining: () => false,
    isHopeless: () => false,
    fetch,
  } as unknown as OpenRendition;
  const gone = new AbortController();
  const over = readRange(rendition, { start: 0, end: 4 }, () => 14, gone.signal).catch(() => {});
  return { fetch, leave: () => (gone.abort(), over) };
}

test('a peer that has just come to hold a piece is given time to bring it', async () => {
  const { fetch, leave } = given(performance.now() + 4000);
  await vi.advanceTimersByTimeAsync(6000);
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(fetch).toHaveBeenCalled();
  await leave();
});
