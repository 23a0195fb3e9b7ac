/** Which things of a list are chosen, by their id. */
export class Selection {
  #ids = $state.raw<ReadonlySet<string>>(new Set());

  get count(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string, chosen = !this.has(id)): void {
    const next = new Set(this.#ids);
    if (chosen) next.add(id);
    else next.delete(id);
    this.#ids = next;
  }

  /** Chooses exactly these. */
  set(ids: Iterable<string>): void {
    this.#ids = new Set(ids);
  }

  clear(): void {
    this.set([]);
  }
}

/** What became of an act on many things: how many it was done to, and the first reason it was not. */
export interface Outcome {
  done: number;
  failed: number;
  error: unknown;
}

/** Does something to one thing after another; a failure does not stop the rest. */
export async function forEachOf<One>(
  all: readonly One[],
  act: (one: One) => Promise<unknown>,
): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failed: 0, error: null };
  for (const one of all) {
    try {
      await act(one);
      outcome.done += 1;
    } catch (error) {
      outcome.failed += 1;
      outcome.error ??= error;
    }
  }
  return outcome;
}
