import { INTENT_MS } from './deadline.ts';
import { indices, type Run } from './pieces.ts';

/** The name of the extension (BEP 10) by which viewers tell each other what they fetch over HTTP. */
export const INTENT_EXTENSION = 'hls_intent';

const MOST_PIECES = 64;

/** A run of pieces as eight bytes: first and last, big-endian. */
export function encodeIntent({ first, last }: Run): Uint8Array {
  const message = new DataView(new ArrayBuffer(8));
  message.setUint32(0, first);
  message.setUint32(4, last);
  return new Uint8Array(message.buffer);
}

/** Reads what `encodeIntent` has written; null for anything else, and for more pieces than anybody fetches at once. */
export function decodeIntent(message: Uint8Array): Run | null {
  if (message.byteLength !== 8) return null;
  const view = new DataView(message.buffer, message.byteOffset, 8);
  const run = { first: view.getUint32(0), last: view.getUint32(4) };
  return run.first <= run.last && run.last - run.first < MOST_PIECES ? run : null;
}

/** Remembers what others are fetching, each piece for as long as their word counts. */
export function createIntents() {
  const untilMs = new Map<number, number>();
  return {
    heard(run: Run, nowMs: number): void {
      for (const [index, until] of untilMs) if (until <= nowMs) untilMs.delete(index);
      for (const index of indices(run)) untilMs.set(index, nowMs + INTENT_MS);
    },
    untilMs: (index: number): number => untilMs.get(index) ?? 0,
  };
}

export type Intents = ReturnType<typeof createIntents>;
