import type { Route } from '../paths.ts';

/** Something that would be lost by leaving a page. */
export interface Guard {
  /** Whether going there would lose it. */
  blocks: (to: Route) => boolean;
  /** Asks the viewer, and goes if they want to. */
  ask: (go: () => void) => void;
}

const guards = new Set<Guard>();
const NONE: ReadonlySet<Guard> = new Set();
let agreed = NONE;

/** Holds the viewer back from leaving as long as the guard says so. Call what it answers to let them go. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => void guards.delete(guard);
}

/** Whether the viewer is asked first, by one guard after the other; `go` is called each time they agree. */
export function holdsBack(to: Route, go: () => void): boolean {
  const guard = [...guards].find((one) => !agreed.has(one) && one.blocks(to));
  if (!guard) return false;
  const all = new Set([...agreed, guard]);
  guard.ask(() => {
    agreed = all;
    go();
    agreed = NONE;
  });
  return true;
}
