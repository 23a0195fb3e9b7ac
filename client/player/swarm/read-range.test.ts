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
  intendedUntilMs?: number;
  pieces?: number[];
  bytesPerMs?: number;
  peers?: number;
  joinedAtMs?: number;
}

/** Pieces that are missing, one unless told. */
function given({ heldFromMs, slackSeconds = 14, pieces = [0], bytesPerMs = 1000, ...more }: Given) {
  const { peers = 1, joinedAtMs = performance.now() } = more;
  const { isOnItsWay = false, hasMirrors = false, intendedUntilMs = heldFromMs } = more;
  const swarm = {
    joinedAtMs,
    isOpen: () => true,
    focus: () => {},
    holds: () => performance.now() >= heldFromMs,
    intents: { untilMs: () => intendedUntilMs },
    turnOf: () => 0,
    peers: () => peers,
    metAtMs: () => -60_000,
    receivedBytes: () => 0,
    bytesPerMs: () => null,
  };
  const fetch = vi.fn<OpenRendition['fetch']>(async () => {});
  const rendition = {
    store: { cut: { pieceLength: 4, sizeBytes: 4 }, onPiece: () => () => {} },
    http: { bytesPerMs: () => bytesPerMs, isPressed: () => false, hasMirrors: () => hasMirrors },
    missing: () => pieces,
    fetching: () => fetch.mock.calls.map(([run]) => run),
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

test('over a thin line viewers in company begin with any piece, one at a time; others with all', async () => {
  const pieces = [0, 1, 2, 3, 4, 5, 6, 7];
  const urgent = { heldFromMs: Infinity, intendedUntilMs: 0, slackSeconds: -1, pieces };
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.99); // of the first piece, which then comes late
  const thin = given({ ...urgent, bytesPerMs: 0.01 });
  const alone = given({ ...urgent, bytesPerMs: 0.01, peers: 0, joinedAtMs: -60_000 });
  const free = given(urgent);
  await vi.advanceTimersByTimeAsync(1000);
  const asked = thin.fetch.mock.calls.map(([run]) => run);
  expect(asked).toHaveLength(1);
  expect([asked[0]!.first === asked[0]!.last, asked[0]!.first > 0]).toEqual([true, true]);
  for (const { fetch } of [alone, free])
    expect(fetch.mock.calls.map(([run]) => run)).toEqual([{ first: 0, last: 7 }]);
  await Promise.all([thin, alone, free].map(({ leave }) => leave()));
});
