import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { readRange } from './read-range.ts';
import type { OpenRendition } from './rendition.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Given {
  /** From when a peer holds it, which never brings it. */
  heldFromMs: number;
  slackSeconds?: number;
  isOnItsWay?: boolean;
  hasMirrors?: boolean;
}

/** One piece that is missing. */
function given({ heldFromMs, slackSeconds = 14, isOnItsWay = false, hasMirrors = false }: Given) {
  const swarm = {
    joinedAtMs: performance.now(),
    isOpen: () => true,
    focus: () => {},
    holds: () => performance.now() >= heldFromMs,
    intents: { untilMs: () => heldFromMs },
    peers: () => 1,
    receivedBytes: () => 0,
    bytesPerMs: () => null,
  };
  const fetch = vi.fn<OpenRendition['fetch']>(async () => {});
  const rendition = {
    store: { cut: { pieceLength: 4, sizeBytes: 4 }, onPiece: () => () => {} },
    http: { bytesPerMs: () => 1000, isPressed: () => false, hasMirrors: () => hasMirrors },
    missing: () => [0],
    fetching: () => [],
    swarm: () => swarm,
    isJoining: () => false,
    isHopeless: () => false,
    fetch,
  } as unknown as OpenRendition;
  const gone = new AbortController();
  const wanted = {
    slackSeconds: () => slackSeconds,
    isOnItsWay: () => isOnItsWay,
    signal: gone.signal,
  };
  const over = readRange(rendition, { start: 0, end: 4 }, wanted).catch(() => {});
  return { fetch, leave: () => (gone.abort(), over) };
}

test('a peer that has just come to hold a piece is given time to bring it', async () => {
  const { fetch, leave } = given({ heldFromMs: performance.now() + 4000 });
  await vi.advanceTimersByTimeAsync(6000);
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(fetch).toHaveBeenCalled();
  await leave();
});

test('what the origin is sending already is not asked of it again, but of mirrors', async () => {
  const first = { heldFromMs: Infinity, slackSeconds: -Infinity, isOnItsWay: true };
  const alone = given(first);
  const mirrored = given({ ...first, hasMirrors: true });
  await vi.advanceTimersByTimeAsync(1000);
  expect(alone.fetch).not.toHaveBeenCalled();
  expect(mirrored.fetch.mock.calls[0]![1]).toMatchObject({ besidesOrigin: true });
  await Promise.all([alone.leave(), mirrored.leave()]);
});
