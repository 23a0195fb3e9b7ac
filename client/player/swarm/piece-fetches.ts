import type { Asked, HttpSources } from './http-sources.ts';
import type { PieceStore } from './piece-store.ts';
import { bytesOf, indices, type Run } from './pieces.ts';
import type { Swarm } from './swarm.ts';
import { createUnderWay, watchOvertaking } from './under-way.ts';

interface Deps {
  store: PieceStore;
  http: HttpSources;
  swarm: () => Swarm | null;
  /** Hears of each piece that has come. */
  announce: (index: number) => void;
}

const MOST_FAILURES = 4;

/** Fetches pieces of a rendition over HTTP, beside its peers. */
export function createPieceFetches({ store, http, swarm, announce }: Deps) {
  const underWay = createUnderWay();
  let failures = 0;
  const isHeld = (run: Run) =>
    indices(run).some((index) => !store.has(index) && swarm()?.holds(index));

  return {
    /** What is on its way over HTTP. */
    fetching: underWay.runs,
    /** HTTP has failed so often that somebody else should try. */
    isHopeless: () => failures >= MOST_FAILURES,
    /** Fetches pieces; they belong to the swarm as soon as they are here. Ends when peers were faster. */
    async fetch(run: Run, asked: Omit<Asked, 'range' | 'take'>): Promise<void> {
      underWay.add(run);
      swarm()?.takeOver(run);
      const range = bytesOf(run, store.cut);
      const overtaking = watchOvertaking(store, run);
      const take = (bytes: Bytes) => {
        overtaking.end();
        return takeRun(store, run, bytes, announce);
      };
      const signal = AbortSignal.any([asked.signal, overtaking.signal]);
      try {
        await http.fetch({ ...asked, range, take, signal });
        failures = 0;
      } catch {
        if (overtaking.signal.aborted) return;
        if (!asked.signal.aborted && !asked.besidesOrigin) failures += 1;
        swarm()?.giveBack(run);
      } finally {
        overtaking.end();
        underWay.remove(run);
      }
    },
    /** Asks peers as well for what HTTP is late with, and they hold by now. */
    hedge(nowMs: number): void {
      for (const run of underWay.overdue(nowMs, isHeld)) swarm()?.giveBack(run);
    },
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Keeps the pieces of a run that are right; true when all of them are. */
async function takeRun(
  store: PieceStore,
  run: Run,
  bytes: Bytes,
  announce: (index: number) => void,
): Promise<boolean> {
  const { pieceLength } = store.cut;
  const areRight = indices(run).map(async (index, n) => {
    const isRight = await store.offer(index, bytes.slice(n * pieceLength, (n + 1) * pieceLength));
    if (isRight) announce(index);
    return isRight;
  });
  return (await Promise.all(areRight)).every(Boolean);
}
