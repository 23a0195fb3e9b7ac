const RESTORE_WITHIN_MS = 2000;

/** Remembers how far each history entry was scrolled, for this tab. */
export function createScrollMemory() {
  const positions = new Map<number, number>();
  let here = keyOf(history.state);
  let giveUp: (() => void) | undefined;

  return {
    /** Call before the address changes. */
    leave() {
      positions.set(here, scrollY);
      here = Number.NaN;
    },
    /** Call when the browser has moved in history; answers where to scroll. */
    arrive(): number {
      positions.set(here, scrollY);
      here = keyOf(history.state);
      return positions.get(here) ?? 0;
    },
    /** Scrolls there, waiting a moment for the page to grow tall enough. */
    restore(top: number) {
      giveUp?.();
      here = keyOf(history.state);
      scrollTo({ top, behavior: 'instant' });
      if (scrollY < Math.floor(top)) giveUp = keepTrying(top);
    },
  };
}

const keyOf = (state: unknown): number => (state as { key?: number } | null)?.key ?? 0;

function keepTrying(top: number): () => void {
  const stop = new AbortController();
  const growth = new ResizeObserver(() => {
    scrollTo({ top, behavior: 'instant' });
    if (scrollY >= Math.floor(top)) stop.abort();
  });
  growth.observe(document.documentElement);
  stop.signal.addEventListener('abort', () => growth.disconnect());
  addEventListener('wheel', () => stop.abort(), { once: true, passive: true, signal: stop.signal });
  addEventListener('touchstart', () => stop.abort(), {
    once: true,
    passive: true,
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(), RESTORE_WITHIN_MS);
  return () => stop.abort();
}
