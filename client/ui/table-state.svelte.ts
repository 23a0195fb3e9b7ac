/** What names a row. */
export type RowKey = string | number;

/** Which part of a list is wanted, as the node is asked for it. */
export interface PageWanted {
  start: string;
  count: string;
  sort: string;
}

interface Options<Row> {
  load: (wanted: PageWanted) => Promise<{ total?: number | undefined; data: Row[] }>;
  keyOf: (row: Row) => RowKey;
  /** The field it is sorted by at first; descending with a `-` before it. */
  sort?: string;
  pageSize?: number;
}

/** A long list shown page by page: which page, in which order, which rows are chosen. The newest question wins. */
export class TableState<Row> {
  rows = $state.raw<Row[]>([]);
  total = $state(0);
  page = $state(0);
  sort = $state('');
  loading = $state(true);
  error = $state.raw<unknown>(null);
  chosen = $state.raw<ReadonlySet<RowKey>>(new Set());
  readonly keyOf: (row: Row) => RowKey;
  readonly pageSize: number;
  readonly #load: Options<Row>['load'];
  #asked = 0;

  constructor({ load, keyOf, sort = '-createdAt', pageSize = 20 }: Options<Row>) {
    this.#load = load;
    this.keyOf = keyOf;
    this.sort = sort;
    this.pageSize = pageSize;
    void this.refresh();
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.total / this.pageSize));
  }

  get chosenRows(): Row[] {
    return this.rows.filter((row) => this.chosen.has(this.keyOf(row)));
  }

  get allChosen(): boolean {
    return this.rows.length > 0 && this.chosenRows.length === this.rows.length;
  }

  /** Reads the page again, and keeps showing what there is until it has come. */
  async refresh(): Promise<void> {
    const question = ++this.#asked;
    this.loading = true;
    try {
      const { total, data } = await this.#load({
        start: String(this.page * this.pageSize),
        count: String(this.pageSize),
        sort: this.sort,
      });
      if (question !== this.#asked) return;
      this.rows = data;
      this.total = total ?? data.length;
      this.error = null;
      this.#forgetGone();
    } catch (error) {
      if (question !== this.#asked) return;
      this.error = error;
    }
    this.loading = false;
    if (this.page >= this.pages) await this.goTo(this.pages - 1); // what was on the last page is gone
  }

  /** Begins again: what is asked for has changed. */
  restart(): Promise<void> {
    this.chosen = new Set();
    return this.goTo(0);
  }

  goTo(page: number): Promise<void> {
    this.page = page;
    return this.refresh();
  }

  /** Sorts by a field: downwards at first, then the other way. */
  sortBy(field: string): void {
    this.sort = this.sort === `-${field}` ? field : `-${field}`;
    void this.goTo(0);
  }

  toggle(key: RowKey): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.chosen = chosen;
  }

  toggleAll(): void {
    this.chosen = new Set(this.allChosen ? [] : this.rows.map(this.keyOf));
  }

  #forgetGone() {
    if (this.chosen.size > 0) this.chosen = new Set(this.chosenRows.map(this.keyOf));
  }
}
