import { setTimeout as delay } from 'node:timers/promises';

import { secondsOf } from '../pass/media-playlist.ts';
import type { Made } from './segments-made.ts';
import { finishedOf, type Showing, showMore } from './showing.ts';

const POLL_MS = 200;
const MOST_MS = 10_000;
const LEAST_SHARE = 0.05;

type Running = {
  /** Runs the pass until it is done or the signal aborts. */
  encode: (signal: AbortSignal) => Promise<unknown>;
  showing: Showing;
  readNow: () => Promise<Made | undefined>;
  /** Whether others should have their turn, once so many seconds were shown in this one. */
  mayYield: (seconds: number) => Promise<boolean>;
};

/** Runs a pass and shows what it makes. Undefined when it gave way; the pass has ended by then, as when this fails. */
export async function showWhile(
  signal: AbortSignal,
  { encode, showing, readNow, mayYield }: Running,
): Promise<{ made: Made | undefined } | undefined> {
  const stop = new AbortController();
  const encoding = encode(AbortSignal.any([signal, stop.signal]));
  const ended = new AbortController();
  const end = () => ended.abort();
  const over = encoding.then(end, end);
  const before = shownSeconds(showing);
  try {
    for (let isOver = false; !isOver;) {
      await delay(POLL_MS, undefined, { signal: ended.signal }).catch(() => {});
      isOver = ended.signal.aborted;
      const made = await readNow();
      if (made && (isOver || isWorthwhile(showing, made))) await showAll(showing, made);
      if (!isOver && (await mayYield(shownSeconds(showing) - before))) return undefined;
    }
    await encoding;
    return { made: await readNow() };
  } finally {
    stop.abort(new Error('nobody waits for it any more'));
    await over;
  }
}

/**
 * What is shown is told anew with each more of it, so it waits until there is a twentieth more, which seconds of a long film
 * are not, or for a moment. However long it is, it is then written a hundred times over at most, or once in that time.
 */
export function isWorthwhile(showing: Showing, made: Made): boolean {
  const { shown, taken, shownAt } = showing;
  const known = shown?.playlist.segments.length ?? 0; // also from earlier passes, of which `taken` knows nothing
  const isMuch = finishedOf(showing, made) - taken > known * LEAST_SHARE;
  return isMuch || performance.now() - shownAt > MOST_MS;
}

async function showAll(showing: Showing, made: Made): Promise<void> {
  for (let isMore = true; isMore;) isMore = await showMore(showing, made);
}

const shownSeconds = ({ shown }: Showing) => (shown ? secondsOf(shown.playlist) : 0);
