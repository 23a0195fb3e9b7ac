import { type Cue, inOrder } from './cues.ts';

const NEW_CUE_SECONDS = 2;
const SHORTEST_SECONDS = 0.1;

type Numbered = Cue & { key: number };

/** The cues of one language while they are written. */
export class CueDesk {
  cues = $state.raw<Numbered[]>([]);
  chosen = $state<number | null>(null);
  dirty = $state(false);
  #lastKey = 0;

  constructor(cues: Cue[]) {
    this.cues = cues.map((cue) => this.#numbered(cue));
  }

  get current(): Numbered | null {
    return this.cues.find(({ key }) => key === this.chosen) ?? null;
  }

  /** The cue that is on the screen at a moment. */
  shownAt(seconds: number): number | null {
    const shown = this.cues.find(
      ({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds,
    );
    return shown?.key ?? null;
  }

  edit(key: number, change: Partial<Cue>): void {
    this.dirty = true;
    this.cues = this.cues.map((cue) => (cue.key === key ? settle({ ...cue, ...change }) : cue));
  }

  /** Puts the cues in order again: once a time is typed to its end, not while it is. */
  sort(): void {
    this.cues = inOrder(this.cues) as Numbered[];
  }

  /** A new cue at a moment, as long as the next one leaves room. */
  add(atSeconds: number): void {
    const next = this.cues.find(({ startSeconds }) => startSeconds > atSeconds);
    const endSeconds = Math.min(atSeconds + NEW_CUE_SECONDS, next?.startSeconds ?? Infinity);
    const cue = settle({ startSeconds: atSeconds, endSeconds, settings: '', text: '' });
    const added = this.#numbered(cue);
    this.cues = [...this.cues, added];
    this.chosen = added.key;
    this.dirty = true;
    this.sort();
  }

  remove(key: number): void {
    const index = this.cues.findIndex((cue) => cue.key === key);
    this.cues = this.cues.filter((cue) => cue.key !== key);
    this.chosen = (this.cues[index] ?? this.cues.at(-1))?.key ?? null;
    this.dirty = true;
  }

  /** Chooses the cue some places further on. */
  step(by: number): Numbered | null {
    const index = this.cues.findIndex(({ key }) => key === this.chosen);
    const next = this.cues[Math.min(this.cues.length - 1, Math.max(0, index + by))];
    if (next) this.chosen = next.key;
    return next ?? null;
  }

  #numbered(cue: Cue): Numbered {
    return { ...cue, key: ++this.#lastKey };
  }
}

/** No cue ends before it began. */
const settle = <One extends Cue>(cue: One): One => ({
  ...cue,
  endSeconds: Math.max(cue.endSeconds, cue.startSeconds + SHORTEST_SECONDS),
});
