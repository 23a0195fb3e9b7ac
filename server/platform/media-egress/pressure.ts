import type { Outflow } from './window.ts';

/** What players are asked for: to go elsewhere where they can, and to play nothing above a bitrate. */
export interface Pressure {
  isPressed: boolean;
  maxBitsPerSecond: number | null;
  /** When this was last decided. */
  sinceMs: number;
}

/** How it begins: with all there is to give. */
export const calm = (nowMs: number): Pressure => ({
  isPressed: false,
  maxBitsPerSecond: null,
  sinceMs: nowMs,
});

/** How long an outflow is measured for: a few segments of a player. */
export const WINDOW_SECONDS = 10;

/** Nothing is decided anew before what is measured is the answer to the last decision alone. */
const SETTLED_MS = WINDOW_SECONDS * 1000;
/** Shares of the budget. Raised from the lowest, the bitrate brings the outflow to the highest at most. */
const [EASED_BELOW, PRESSED_ABOVE, AIM] = [0.6, 0.8, 0.9];
const RAISED_BY = AIM / EASED_BELOW;
/** However much else goes out, players are left this share. */
const LEAST_PLAYED = 0.1;
const LEAST_BITS_PER_SECOND = 100_000;
/** A limit that nobody notices is none. */
const LIMITLESS_BITS_PER_SECOND = 20e6;

/**
 * What to ask of players next: near the budget, to spare this node; above it, when that was not enough, the bitrate at which
 * what they ask for fits; and less when there is room again, step by step.
 */
export function nextPressure(
  before: Pressure,
  outflow: Outflow,
  budgetBytesPerSecond: number,
  nowMs: number,
): Pressure {
  const load = outflow.bytesPerSecond / budgetBytesPerSecond;
  if (!before.isPressed) return load > PRESSED_ABOVE ? { ...calm(nowMs), isPressed: true } : before;
  if (nowMs - before.sinceMs < SETTLED_MS) return before;
  if (load === 0) return calm(nowMs);
  if (load > 1) return lowered(before, outflow, budgetBytesPerSecond, nowMs);
  return load < EASED_BELOW ? eased(before, nowMs) : before;
}

function lowered(
  before: Pressure,
  { bytesPerSecond, playedBytesPerSecond, playedBitsPerSecond }: Outflow,
  budget: number,
  nowMs: number,
): Pressure {
  if (playedBitsPerSecond === null) return before;
  const others = bytesPerSecond - playedBytesPerSecond;
  const room = Math.max(AIM * budget - others, LEAST_PLAYED * budget);
  const fitting = (playedBitsPerSecond * room) / playedBytesPerSecond;
  const lower = Math.min(before.maxBitsPerSecond ?? Infinity, fitting);
  return { ...before, maxBitsPerSecond: Math.max(LEAST_BITS_PER_SECOND, lower), sinceMs: nowMs };
}

function eased({ maxBitsPerSecond: before }: Pressure, nowMs: number): Pressure {
  if (before === null) return calm(nowMs);
  const raised = before * RAISED_BY;
  const maxBitsPerSecond = raised > LIMITLESS_BITS_PER_SECOND ? null : raised;
  return { isPressed: true, maxBitsPerSecond, sinceMs: nowMs };
}
