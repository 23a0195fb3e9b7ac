import type { Route } from '../paths.ts';

/** Something that would be lost by leaving a page. */
export interface Guard {
  /** Whether going there would lose it. */
  blocks: (to: Route) => boolean;
  /** Asks the viewer, and goes if they want to. */
  ask: (go: () => void) => void;
}

const guards = new Set<Guard>();
let isAgreed = false;

/** Holds the viewer back from leaving as long as the guard says so. Call what it answers to let them go. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => void guards.delete(guard);
}

/** Whether the viewer is asked first; `go` is called when they agree. */
export function holdsBack(to: Route, go: () => void): boolean {
  const guard = isAgreed ? undefined : [...guards].find(({ blocks }) => blocks(to));
  guard?.ask(() => {
    isAgreed = true;
    go();
    isAgreed = false;
  });
  return guard !== undefined;
}
