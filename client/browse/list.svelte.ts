type Load<Item> = (start: number, count: number) => Promise<{ total: number; data: Item[] }>;

/**
 * A list that grows page by page, and stays as it is while the viewer is elsewhere. Pages that overlap, because
 * something new arrived, show each thing once.
 */
export class PagedList<Item extends { uuid: string }> {
  items = $state.raw<Item[]>([]);
  loading = $state(false);
  error = $state.raw<unknown>(null);
  /** How many pages are loaded. */
  pages = $state(0);
  #total = $state<number | null>(null);
  readonly #load: Load<Item>;
  readonly #pageSize: number;

  constructor(load: Load<Item>, pageSize: number) {
    this.#load = load;
    this.#pageSize = pageSize;
  }

  get empty(): boolean {
    return this.#total === 0;
  }

  get hasMore(): boolean {
    return this.#total === null || this.pages * this.#pageSize < this.#total;
  }

  /** Adds the next page. */
  more(): Promise<void> {
    return this.#read(this.pages);
  }

  /** Reads the first page again and keeps showing the old one until it has come. */
  refresh(): Promise<void> {
    return this.#read(0);
  }

  remove(item: Item): void {
    this.items = this.items.filter(({ uuid }) => uuid !== item.uuid);
    if (this.#total !== null) this.#total -= 1;
  }

  async #read(page: number) {
    if (this.loading) return;
    this.loading = true;
    this.error = null;
    try {
      const { total, data } = await this.#load(page * this.#pageSize, this.#pageSize);
      const known = new Set<string>();
      const all = page === 0 ? data : [...this.items, ...data];
      this.items = all.filter(({ uuid }) => !known.has(uuid) && known.add(uuid));
      this.#total = total;
      this.pages = page + 1;
    } catch (error) {
      this.error = error;
    }
    this.loading = false;
  }
}
