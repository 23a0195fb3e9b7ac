/** Something read from the node once, and again when asked for; the old value stays while it is read. */
export class Resource<Value> {
  value = $state.raw<Value | null>(null);
  loading = $state(false);
  error = $state.raw<unknown>(null);
  readonly #read: () => Promise<Value>;
  #turn = 0;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** Reads it. Of two readings under way only the later one counts. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    this.error = null;
    try {
      const value = await this.#read();
      if (turn === this.#turn) this.value = value;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    }
    if (turn === this.#turn) this.loading = false;
  }
}

/** A resource that is being read already. */
export function loadNow<Value>(read: () => Promise<Value>): Resource<Value> {
  const resource = new Resource(read);
  void resource.load();
  return resource;
}
