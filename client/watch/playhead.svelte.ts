import type { MediaStore } from '../player/store.ts';

/** Where playback is, for what is shown beside the player: told once a second, not for every frame. */
export class Playhead {
  /** Whole seconds. */
  seconds = $state(0);
  /** Playback has come to the end, or to where it should stop. */
  ended = $state(false);
  readonly #stopSeconds: () => number;

  /** `stopSeconds`: where playback stops; infinite for the end of the video. */
  constructor(stopSeconds: () => number) {
    this.#stopSeconds = stopSeconds;
  }

  follow(store: MediaStore): void {
    store.subscribe(({ currentSeconds, ended, started, paused }) => {
      this.seconds = Math.floor(currentSeconds);
      const stopped = started && currentSeconds >= this.#stopSeconds();
      if (stopped && !paused) store.request({ type: 'pause' });
      this.ended = ended || stopped;
    });
  }
}
