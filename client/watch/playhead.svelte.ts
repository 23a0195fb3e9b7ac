import type { MediaStore } from '../player/store.ts';

const BEGUN_WITHIN_MS = 3_000;

/** Where playback is, for what is shown beside the player: told once a second, not for every frame. */
export class Playhead {
  /** Whole seconds. */
  seconds = $state(0);
  /** Playback has come to the end, or to where it should stop. */
  ended = $state(false);
  /** Playback goes on no more by itself. */
  failed = $state(false);
  /** There is something to be played, or it is not worth waiting for. */
  begun = $state(false);
  readonly #stopSeconds: () => number;

  /** `stopSeconds`: where playback stops; infinite for the end of the video. */
  constructor(stopSeconds: () => number) {
    this.#stopSeconds = stopSeconds;
    setTimeout(() => (this.begun = true), BEGUN_WITHIN_MS);
  }

  follow(store: MediaStore): void {
    store.subscribe(({ currentSeconds, bufferedSeconds, ended, started, paused, failure }) => {
      if (bufferedSeconds > 0 || failure) this.begun = true;
      this.seconds = Math.floor(currentSeconds);
      const stopped = started && currentSeconds >= this.#stopSeconds();
      if (stopped && !paused) store.request({ type: 'pause' });
      this.ended = ended || stopped;
      this.failed = failure !== null;
    });
  }
}
