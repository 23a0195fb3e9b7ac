import { addSample, bytesPerSecond, secondsLeft, type Sample } from './rate.ts';

const SHOW_EVERY_MS = 250;

/** How far a file has come, and how fast it moves, for eyes: a few times a second. */
export class Pace {
  sentBytes = $state(0);
  #samples = $state.raw<Sample[]>([]);
  readonly #sizeBytes: number;

  constructor(sizeBytes: number, sentBytes: number) {
    this.#sizeBytes = sizeBytes;
    this.sentBytes = sentBytes;
  }

  get bytesPerSecond(): number | null {
    return bytesPerSecond(this.#samples);
  }

  get secondsLeft(): number | null {
    return secondsLeft(this.#sizeBytes - this.sentBytes, this.bytesPerSecond);
  }

  moved(sentBytes: number): void {
    const atMs = performance.now();
    if (sentBytes < this.#sizeBytes && atMs - (this.#samples.at(-1)?.atMs ?? 0) < SHOW_EVERY_MS)
      return;
    this.sentBytes = sentBytes;
    this.#samples = addSample(this.#samples, { atMs, sentBytes });
  }

  /** Forgets the speed, because nothing moves. */
  stopped(): void {
    this.#samples = [];
  }
}
