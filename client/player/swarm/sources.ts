import { safeSlackSeconds } from './deadline.ts';

/** Where bytes can be had over HTTP: the origin, or a mirror that holds a copy. */
export interface Source {
  url: string;
  isOrigin: boolean;
  /** Measured; null before the first transfer. */
  bytesPerMs: number | null;
  /** Failures and slow transfers in a row. */
  faults: number;
  restsUntilMs: number;
  /** It has sent bytes that are not of the file. */
  isBanned: boolean;
  /** It asks to be spared. */
  isPressed: boolean;
}

/** What is wanted of a source. */
export interface Need {
  bytes: number;
  slackSeconds: number;
}

export const newSource = (url: string, isOrigin: boolean): Source => ({
  url,
  isOrigin,
  bytesPerMs: null,
  faults: 0,
  restsUntilMs: 0,
  isBanned: false,
  isPressed: false,
});

const NEWEST_WEIGHS = 0.3;
const REST_MS = 15_000;
const MOST_RESTS_DOUBLED = 5;
/** A mirror below 256 kbit/s helps nobody to watch. */
const SLOW_BYTES_PER_MS = 32;

/** What is asked of a mirror that is to be chosen before the origin. */
interface Terms {
  /** Slack that allows one of unknown speed to be tried. */
  trialSeconds: number;
  /** It has to be this many times as fast as is needed. */
  margin: number;
  /** One this fast is as good as the origin, however little time there is. */
  enoughBytesPerMs: number;
}

const [USUAL_MARGIN, MARGIN_WHEN_PRESSED] = [2, 1.3];
const TRIAL_WHEN_PRESSED_SECONDS = 4;
/** How long one of unknown speed is waited for at most before somebody else is asked too. */
const DISAPPOINTING_MS = 1200;

/** A mirror is tried only while the origin could still bring the bytes in time, should it disappoint. */
function termsBeside(origin: Source | undefined, { bytes }: Need): Terms {
  const originBytesPerMs = origin?.bytesPerMs ?? null;
  const trialSeconds = DISAPPOINTING_MS / 1000 + safeSlackSeconds(bytes, originBytesPerMs);
  const usual = {
    trialSeconds,
    margin: USUAL_MARGIN,
    enoughBytesPerMs: originBytesPerMs ?? Infinity,
  };
  if (!origin?.isPressed) return usual;
  const sooner = Math.min(TRIAL_WHEN_PRESSED_SECONDS, trialSeconds);
  return { ...usual, trialSeconds: sooner, margin: MARGIN_WHEN_PRESSED };
}

/** A source after it has sent bytes. A mirror that sends them slowly rests, longer each time. */
export function afterTransfer(source: Source, bytes: number, ms: number, nowMs: number): Source {
  const measured = bytes / Math.max(1, ms);
  const { bytesPerMs: before } = source;
  const bytesPerMs =
    before === null ? measured : before * (1 - NEWEST_WEIGHS) + measured * NEWEST_WEIGHS;
  if (!source.isOrigin && measured < SLOW_BYTES_PER_MS)
    return resting({ ...source, bytesPerMs }, nowMs);
  return { ...source, bytesPerMs, faults: 0 };
}

/** A source after it has failed: it rests, longer each time. */
export const afterFailure = resting;

/** A source after it has sent bytes that are not of the file. */
export const afterLie = (source: Source): Source => ({ ...source, isBanned: true });

function resting(source: Source, nowMs: number): Source {
  const faults = source.faults + 1;
  const restMs = REST_MS * 2 ** Math.min(MOST_RESTS_DOUBLED, faults - 1);
  return { ...source, faults, restsUntilMs: nowMs + restMs };
}

/**
 * The sources to ask, in this order. Mirrors fast enough come first, to spare the origin, in an order that chance shifts
 * so that viewers do not all choose the same; then the origin; then what is left, as the last hope. An origin that asks to be
 * spared makes slower mirrors good enough; a mirror that does is none to choose before it. Those that lie are never asked,
 * those that rest only when there is nobody else.
 */
export function rankSources(
  sources: readonly Source[],
  need: Need,
  nowMs: number,
  chance: () => number,
): Source[] {
  const honest = sources.filter(({ isBanned }) => !isBanned);
  const awake = honest.filter(({ restsUntilMs }) => restsUntilMs <= nowMs);
  const candidates = awake.length > 0 ? awake : honest;
  const origin = honest.find(({ isOrigin }) => isOrigin);
  const terms = termsBeside(origin, need);
  return candidates
    .map((source) => ({ source, score: scoreOf(source, need, terms, chance) }))
    .toSorted((one, other) => other.score - one.score)
    .map(({ source }) => source);
}

const GOOD_MIRROR = 2e9;
const ORIGIN = 1e9;

function scoreOf(source: Source, need: Need, terms: Terms, chance: () => number): number {
  const { bytesPerMs, isOrigin, isPressed } = source;
  if (isOrigin) return ORIGIN;
  const isFast =
    bytesPerMs === null
      ? need.slackSeconds >= terms.trialSeconds
      : bytesPerMs >= terms.enoughBytesPerMs ||
        (need.bytes / bytesPerMs / 1000) * terms.margin <= need.slackSeconds;
  return (isFast && !isPressed ? GOOD_MIRROR : 0) + (bytesPerMs ?? 0) * (0.5 + chance());
}

/**
 * When to ask a second source without waiting for the first any longer: after twice the time it should take, and
 * before half of the slack is gone.
 */
export function hedgeAfterMs({ bytesPerMs }: Source, { bytes, slackSeconds }: Need): number {
  const lateMs = bytesPerMs === null ? DISAPPOINTING_MS : (2 * bytes) / bytesPerMs + 200;
  return Math.max(300, Math.min(lateMs, slackSeconds * 500));
}
