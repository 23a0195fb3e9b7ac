/** Keeps the latest of many quick changes, a moment after the last one. */
export class Saver<Value> {
  saving = $state<'saved' | 'pending' | 'failed'>('saved');
  readonly #save: (value: Value) => Promise<unknown>;
  readonly #delayMs: number;
  #latest: { value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(save: (value: Value) => Promise<unknown>, delayMs = 800) {
    this.#save = save;
    this.#delayMs = delayMs;
  }

  change(value: Value): void {
    this.#latest = { value };
    this.saving = 'pending';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#delayMs);
  }

  /** Saves at once what is pending, and tries again what has failed; one after another. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#keep());
    return this.#running;
  }

  async #keep() {
    const mine = this.#latest;
    if (!mine) return;
    try {
      await this.#save(mine.value);
      if (this.#latest === mine) this.#latest = null;
      this.saving = this.#latest ? 'pending' : 'saved';
    } catch {
      this.saving = 'failed';
    }
  }
}
