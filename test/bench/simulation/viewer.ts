import {
  INTENT_MS,
  piecesForHttp,
  safeSlackSeconds,
} from '../../../client/player/swarm/deadline.ts';
import { turnOf } from '../../../client/player/swarm/turns.ts';
import type { EventQueue } from './event-queue.ts';
import { createPlayback } from './playback.ts';

/** Whoever watches: what they have, whom they know, and how it went. */
export interface Viewer {
  id: string;
  shares: boolean;
  neighbours: Viewer[];
  has: Uint8Array;
  record: { firstFrameMs: number; stalls: number; stallMs: number };
  isGone(): boolean;
  join(): void;
  /** Another viewer has been connected to. */
  met(): void;
  onGone(listener: () => void): void;
  /** Another viewer fetches a piece over HTTP. */
  heard(index: number): void;
  /** When this viewer would have sent a piece. */
  sentAtMs(): number;
  /** Keeps the uplink busy until then. */
  send(untilMs: number): void;
}

interface Habits {
  id: string;
  durationSeconds: number;
  megabitsPerSecond: number;
  shares: boolean;
  uplinkMegabits: number;
}

interface World {
  queue: EventQueue;
  totals: { originBytes: number; peerBytes: number };
}

const PIECE_SECONDS = 2;
const PIECES_A_FRAGMENT = 2;
const AHEAD_PIECES = 30;
const MOST_FROM_PEERS = 4;
const STEP_MS = 300;
const BUFFER_MS = 30_000;
const DOWNLINK_BYTES_PER_MS = 2500; // 20 Mbit/s
const ROUND_TRIP_MS = 150;

/** A viewer who decides as the player does, with the player's own code, on pieces of two seconds. */
export function createViewer(habits: Habits, { queue, totals }: World): Viewer {
  const pieceBytes = (habits.megabitsPerSecond * 1e6 * PIECE_SECONDS) / 8;
  const count = Math.ceil(habits.durationSeconds / PIECE_SECONDS);
  const has = new Uint8Array(count);
  const coming = new Uint8Array(count);
  const intendedUntilMs = new Float64Array(count);
  const playback = createPlayback(queue, PIECE_SECONDS * 1000);
  const neighbours: Viewer[] = [];
  const viewer: Viewer = {
    id: habits.id,
    shares: habits.shares,
    neighbours,
    has,
    record: playback.record,
    isGone: () => isGone,
    join: () => void (joinedAtMs = queue.nowMs()),
    met: () => void (metAtMs ??= queue.nowMs()),
    onGone: (listener) => void gone.push(listener),
    heard: (index: number) => void (intendedUntilMs[index] = queue.nowMs() + INTENT_MS),
    sentAtMs: () =>
      habits.uplinkMegabits === 0
        ? Infinity
        : Math.max(queue.nowMs(), busyUntilMs) + pieceBytes / (habits.uplinkMegabits * 125) + 100,
    send: (untilMs: number) => void (busyUntilMs = untilMs),
  };
  let metAtMs: number | null = null;
  let [busyUntilMs, joinedAtMs, isGone] = [0, Number.NaN, false];
  const gone: (() => void)[] = [];
  let fragment = { first: 0, askedAtMs: queue.nowMs(), quietSinceMs: queue.nowMs() };
  let fromPeers = 0;

  function arrive(index: number) {
    if (has[index] === 1) return;
    has[index] = 1;
    playback.arrived(index);
  }

  function fetchOverHttp(index: number) {
    coming[index] = 1;
    totals.originBytes += pieceBytes;
    for (const neighbour of neighbours) neighbour.heard(index);
    queue.after(ROUND_TRIP_MS + pieceBytes / DOWNLINK_BYTES_PER_MS, () => arrive(index));
  }

  function fetchFromPeer(index: number, slackMs: number) {
    let [best, atMs] = [null as Viewer | null, Infinity];
    for (const each of neighbours) {
      if (each.isGone() || each.has[index] === 0 || each.sentAtMs() >= atMs) continue;
      [best, atMs] = [each, each.sentAtMs()];
    }
    if (!best || atMs - queue.nowMs() > slackMs) return;
    best.send(atMs);
    coming[index] = 1;
    totals.peerBytes += pieceBytes;
    fromPeers += 1;
    if (index < fragment.first + PIECES_A_FRAGMENT) fragment.quietSinceMs = atMs;
    queue.after(atMs - queue.nowMs(), () => {
      fromPeers -= 1;
      arrive(index);
    });
  }

  const isHeld = (index: number) =>
    neighbours.some(
      (each) => !each.isGone() && each.has[index] === 1 && each.sentAtMs() < Infinity,
    );

  function decide(wanted: number[], slackMs: number) {
    const nowMs = queue.nowMs();
    const ids = neighbours.map(({ id }) => id);
    const wants = wanted.map((index) => ({
      index,
      held: isHeld(index),
      intendedUntilMs: intendedUntilMs[index]!,
      turn: turnOf(index, habits.id, ids),
      missingBytes: pieceBytes,
    }));
    if (!wants.some(({ held }) => held)) fragment.quietSinceMs = nowMs;
    return piecesForHttp(wants, {
      nowMs,
      slackSeconds: slackMs / 1000,
      safetySeconds: safeSlackSeconds(wanted.length * pieceBytes, DOWNLINK_BYTES_PER_MS),
      peers: neighbours.length,
      companyMs: nowMs - (metAtMs ?? nowMs),
      swarmAgeMs: habits.shares ? nowMs - (joinedAtMs || nowMs) : Infinity,
      waitedMs: nowMs - fragment.askedAtMs,
      quietMs: nowMs - fragment.quietSinceMs,
      isPressed: false,
      httpSeconds: (wanted.length * pieceBytes) / DOWNLINK_BYTES_PER_MS / 1000,
      arePeersFaster: false,
      inTimeBytes: Infinity, // whoever would send too late is not asked here
    });
  }

  const isMissing = (index: number) => has[index] === 0 && coming[index] === 0;

  function askPeers(end: number) {
    for (const index of range(fragment.first, Math.min(count, end + AHEAD_PIECES)))
      if ((index < end || fromPeers < MOST_FROM_PEERS) && isMissing(index))
        fetchFromPeer(index, playback.slackMs(index));
  }

  function step() {
    const end = Math.min(count, fragment.first + PIECES_A_FRAGMENT);
    const slackMs = playback.slackMs(fragment.first);
    askPeers(end);
    const wanted = range(fragment.first, end).filter(isMissing);
    for (const index of decide(wanted, slackMs)) fetchOverHttp(index);
    const isWhole = range(fragment.first, end).every((index) => has[index] === 1);
    if (isWhole && playback.slackMs(end) < BUFFER_MS) nextFragment(end);
    if (fragment.first >= count && playback.slackMs(count) <= 0) leave();
    else queue.after(STEP_MS, step);
  }

  function nextFragment(first: number) {
    const nowMs = queue.nowMs();
    fragment = { first, askedAtMs: nowMs, quietSinceMs: nowMs };
  }

  function leave() {
    isGone = true;
    for (const listener of gone) listener();
  }

  queue.after(0, step);
  return viewer;
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
