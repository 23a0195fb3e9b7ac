/** Reads a part of a list. A list whose total nobody counted ends with a part that is not full. */
export type Load<Item> = (
  start: number,
  count: number,
) => Promise<{ total?: number | undefined; data: Item[] }>;

/** What tells things of a list apart. */
export type Listed = { uuid: string } | { id: number };

const keyOf = (item: Listed) => ('uuid' in item ? item.uuid : item.id);

/**
 * A list that grows page by page, and stays as it is while the viewer is elsewhere. Pages that overlap, because
 * something new arrived, show each thing once.
 */
export class PagedList<Item extends Listed> {
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

  /** How many there are altogether; null until that is known. */
  get total(): number | null {
    return this.#total;
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
    const key = keyOf(item);
    this.items = this.items.filter((known) => keyOf(known) !== key);
    if (this.#total !== null) this.#total -= 1;
  }

  /** Shows something new on top, without asking for the list again. */
  prepend(item: Item): void {
    this.items = [item, ...this.items];
    if (this.#total !== null) this.#total += 1;
  }

  /** Shows a thing as it is now. */
  replace(item: Item): void {
    const key = keyOf(item);
    this.items = this.items.map((known) => (keyOf(known) === key ? item : known));
  }

  async #read(page: number) {
    if (this.loading) return;
    this.loading = true;
    this.error = null;
    try {
      const { total, data } = await this.#load(page * this.#pageSize, this.#pageSize);
      const known = new Set<string | number>();
      const all = page === 0 ? data : [...this.items, ...data];
      this.items = all.filter((item) => !known.has(keyOf(item)) && known.add(keyOf(item)));
      this.#total =
        total ?? page * this.#pageSize + data.length + (data.length < this.#pageSize ? 0 : 1);
      this.pages = page + 1;
    } catch (error) {
      this.error = error;
    }
    this.loading = false;
  }
}
