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
  /** How fast peers send; null while they have not. */
  peersBytesPerMs?: number | null;
  /** What they have brought already, of each piece. */
  received?: number[];
}

const usual = {
  slackSeconds: 14,
  isOnItsWay: false,
  hasMirrors: false,
  pieces: [0],
  bytesPerMs: 1000,
  peers: 1,
  peersBytesPerMs: null,
  received: [],
};

/** Pieces that are missing, one unless told. */
function given(what: Given) {
  const { heldFromMs, pieces, bytesPerMs, peersBytesPerMs, received, ...more } = {
    ...usual,
    ...what,
  };
  const { intendedUntilMs = heldFromMs, joinedAtMs = performance.now() } = more;
  const swarm = {
    joinedAtMs,
    isOpen: () => true,
    focus: () => {},
    holds: () => performance.now() >= heldFromMs,
    intents: { untilMs: () => intendedUntilMs },
    turnOf: () => 0,
    peers: () => more.peers,
    metAtMs: () => -60_000,
    receivedBytes: (index: number) => received[index] ?? 0,
    bytesPerMs: () => peersBytesPerMs,
  };
  const fetch = vi.fn<OpenRendition['fetch']>(async () => {});
  const rendition = {
    store: { cut: { pieceLength: 4, sizeBytes: 4 }, onPiece: () => () => {} },
    http: {
      bytesPerMs: () => bytesPerMs,
      isPressed: () => false,
      hasMirrors: () => more.hasMirrors,
    },
    missing: () => pieces,
    fetching: () => fetch.mock.calls.map(([run]) => run),
    swarm: () => swarm,
    isJoining: () => false,
    isHopeless: () => false,
    fetch,
  } as unknown as OpenRendition;
  const gone = new AbortController();
  const wanted = {
    slackSeconds: () => more.slackSeconds,
    isOnItsWay: () => more.isOnItsWay,
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

test('HTTP brings what peers will not bring in time at their pace, and nothing they have begun before the rest', async () => {
  const pieces = [0, 1, 2, 3, 4, 5, 6, 7];
  const soon = { heldFromMs: -1, slackSeconds: 4.5, pieces, bytesPerMs: 0.02 };
  const asked = async (more: Partial<Given>) => {
    const { fetch, leave } = given({ ...soon, ...more });
    await vi.advanceTimersByTimeAsync(500);
    await leave();
    return fetch.mock.calls.map(([run]) => run);
  };
  expect(await asked({ peersBytesPerMs: null })).toEqual([]);
  expect(await asked({ peersBytesPerMs: 0.008 })).toEqual([]);
  expect(await asked({ peersBytesPerMs: 0.004 })).toEqual([{ first: 4, last: 7 }]);
  const received = [0, 0, 0, 0, 0, 0, 0, 3];
  expect(await asked({ peersBytesPerMs: 0.004, received })).toEqual([{ first: 3, last: 6 }]);
  const late = { slackSeconds: -1, peersBytesPerMs: 0.03 };
  expect(await asked(late)).toEqual([]); // they are faster than HTTP
});
