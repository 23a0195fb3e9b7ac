import { isForPeersToo } from './deadline.ts';
import type { PieceStore } from './piece-store.ts';
import { indices, type Run } from './pieces.ts';

interface Way {
  sinceMs: number;
  /** Peers are asked for it, too. */
  isHedged: boolean;
}

/** The runs of pieces that are on their way over HTTP. */
export function createUnderWay() {
  const ways = new Map<Run, Way>();
  return {
    runs: (): Run[] => [...ways.keys()],
    add: (run: Run) => void ways.set(run, { sinceMs: performance.now(), isHedged: false }),
    remove: (run: Run) => void ways.delete(run),
    /** The runs HTTP is late with and of which peers hold something, each one time. */
    overdue(nowMs: number, isHeld: (run: Run) => boolean): Run[] {
      const overdue = [...ways].filter(
        ([run, { sinceMs, isHedged }]) =>
          !isHedged && isForPeersToo(nowMs - sinceMs) && isHeld(run),
      );
      for (const [, way] of overdue) way.isHedged = true;
      return overdue.map(([run]) => run);
    },
  };
}

/** Aborts when all of a run has come from somebody else; `end` when that is of no interest any more. */
export function watchOvertaking(store: PieceStore, run: Run) {
  const overtaken = new AbortController();
  const end = store.onPiece(() => {
    if (indices(run).every(store.has)) overtaken.abort();
  });
  return { signal: overtaken.signal, end };
}
