type Event = { atMs: number; run: () => void };

/** What happens next, in the order of time: a binary heap. */
export function createEventQueue() {
  const heap: Event[] = [];
  let nowMs = 0;

  function sink(event: Event) {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.atMs < heap[child]!.atMs) child += 1;
      if (heap[child]!.atMs >= event.atMs) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = event;
  }

  return {
    nowMs: () => nowMs,
    after(ms: number, run: () => void): void {
      const event = { atMs: nowMs + ms, run };
      let at = heap.push(event) - 1;
      for (
        let parent = (at - 1) >> 1;
        at > 0 && heap[parent]!.atMs > event.atMs;
        parent = (at - 1) >> 1
      ) {
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = event;
    },
    /** Lets everything happen, up to the last event. */
    runAll(): void {
      while (heap.length > 0) {
        const next = heap[0]!;
        const last = heap.pop()!;
        if (heap.length > 0) sink(last);
        nowMs = next.atMs;
        next.run();
      }
    },
  };
}

export type EventQueue = ReturnType<typeof createEventQueue>;

/** Numbers that look drawn at random and are the same in each run (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
