import {
  bytesInTime,
  isInCompany,
  isThin,
  type Moment,
  piecesForHttp,
  safeSlackSeconds,
  type Want,
} from './deadline.ts';
import { outside, piecesAhead, piecesOf, runsOf, type ByteRange, type Run } from './pieces.ts';
import type { OpenRendition } from './rendition.ts';
import type { Swarm } from './swarm.ts';
import type { Wanted } from './wanted.ts';

const STEP_MS = 150;
const MOST_REQUESTS = 3;
const MOST_REQUEST_BYTES = 2 * 2 ** 20;

/**
 * Brings bytes of a rendition before playback needs them, from whoever is best to ask. What the origin is sending already is
 * not asked of it again. Throws when HTTP fails again and again, and the reason of the signal when that aborts.
 */
export function readRange(
  rendition: OpenRendition,
  range: ByteRange,
  wanted: Wanted,
): Promise<Uint8Array<ArrayBuffer>> {
  const run = piecesOf(range, rendition.store.cut);
  const { signal } = wanted;
  const step = createSteps(rendition, run, wanted);
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const look = () => {
    if (signal.aborted) return reject(signal.reason as Error);
    const bytes = rendition.missing(run).length === 0 ? rendition.store.read(range) : null;
    if (bytes) return resolve(bytes);
    if (rendition.isHopeless()) return reject(new Error('HTTP fails'));
    step();
  };
  const timer = setInterval(look, STEP_MS);
  const stopListening = rendition.store.onPiece(look);
  signal.addEventListener('abort', look, { once: true });
  look();
  return promise.finally(() => {
    clearInterval(timer);
    stopListening();
    signal.removeEventListener('abort', look);
  });
}

/** What is done about a range again and again until it is there. */
function createSteps(
  rendition: OpenRendition,
  run: Run,
  { slackSeconds, isOnItsWay, signal }: Wanted,
) {
  const { store, http } = rendition;
  const askedAtMs = performance.now();
  const quietMs = watchQuiet(rendition, run);
  let focusedOn: Swarm | null = null;

  /** The swarm, whose peers have been asked for the range. */
  function focused(): Swarm | null {
    const swarm = rendition.swarm();
    if (swarm?.isOpen() && swarm !== focusedOn) {
      swarm.focus(run, piecesAhead(run, store.cut), rendition.fetching());
      focusedOn = swarm;
    }
    return swarm;
  }

  return () => {
    const swarm = focused();
    const nowMs = performance.now();
    const missing = outside(rendition.missing(run), rendition.fetching());
    const wants = wantsOf(missing, swarm, store.cut.pieceLength);
    const besidesOrigin = isOnItsWay();
    if (besidesOrigin && !http.hasMirrors()) return;
    const slack = slackSeconds();
    const bytes = missing.length * store.cut.pieceLength;
    const moment = {
      nowMs,
      slackSeconds: slack,
      safetySeconds: safeSlackSeconds(bytes, http.bytesPerMs()),
      peers: swarm?.peers() ?? 0,
      companyMs: nowMs - (swarm?.metAtMs() ?? nowMs),
      swarmAgeMs: swarm ? nowMs - swarm.joinedAtMs : rendition.isJoining() ? 0 : Infinity,
      waitedMs: nowMs - askedAtMs,
      quietMs: quietMs(nowMs, wants),
      isPressed: http.isPressed({ bytes, slackSeconds: slack }),
      ...speeds(rendition, bytes, slack),
    };
    const due = piecesForHttp(wants, moment);
    for (const each of requestsFor(due, moment, rendition))
      void rendition.fetch(each, { slackSeconds: slack, besidesOrigin, signal });
  };
}

/**
 * What is asked over HTTP now. Over a thin line viewers each begin with other pieces, one at a time, and have more to give.
 */
function requestsFor(due: number[], moment: Moment, { store, fetching }: OpenRendition): Run[] {
  const apart = isThin(moment) && isInCompany(moment);
  const { pieceLength } = store.cut;
  const runs = apart
    ? shuffled(due).map((index) => ({ first: index, last: index }))
    : runsOf(due, Math.ceil(MOST_REQUEST_BYTES / pieceLength));
  return runs.slice(0, Math.max(0, (apart ? 1 : MOST_REQUESTS) - fetching().length));
}

const shuffled = (pieces: readonly number[]): number[] =>
  pieces
    .map((index) => ({ index, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ index }) => index);

/** Peers that have been asked for less long have shown nothing yet. */
const TELLING_MS = 1000;

function speeds({ http, swarm }: OpenRendition, bytes: number, slackSeconds: number) {
  const httpBytesPerMs = http.bytesPerMs();
  const peersBytesPerMs = swarm()?.bytesPerMs() ?? 0;
  const httpSeconds = httpBytesPerMs === null ? 0 : bytes / httpBytesPerMs / 1000;
  const shownBytesPerMs = swarm()?.bytesPerMs(TELLING_MS) ?? null;
  return {
    httpSeconds,
    arePeersFaster: httpBytesPerMs !== null && peersBytesPerMs > httpBytesPerMs,
    inTimeBytes: bytesInTime({ slackSeconds, httpSeconds }, shownBytesPerMs),
  };
}

const wantsOf = (missing: number[], swarm: Swarm | null, pieceLength: number): Want[] =>
  missing.map((index) => ({
    index,
    held: swarm?.isOpen() === true && swarm.holds(index),
    intendedUntilMs: swarm?.intents.untilMs(index) ?? 0,
    turn: swarm?.turnOf(index) ?? 0,
    missingBytes: pieceLength - (swarm?.receivedBytes(index) ?? 0),
  }));

/** For how long peers have brought nothing of a run of which they hold something that is wanted. */
function watchQuiet(rendition: OpenRendition, run: Run) {
  let [received, sinceMs] = [-1, performance.now()];
  return (nowMs: number, wants: readonly Want[]): number => {
    const missing = rendition.missing(run);
    const partly = missing.map((index) => rendition.swarm()?.receivedBytes(index) ?? 0);
    const now = partly.reduce((sum, bytes) => sum + bytes, 0) - missing.length * 2 ** 24;
    if (now !== received || !wants.some(({ held }) => held)) [received, sinceMs] = [now, nowMs];
    return nowMs - sinceMs;
  };
}
