import { progressUrl } from '../api.ts';
import type { EncodingProgress } from '../contract.ts';

/** The encoding of one video, followed live by its owner. */
export class Encoding {
  progress = $state.raw<EncodingProgress | null>(null);
  readonly #videoId: string;

  constructor(videoId: string) {
    this.#videoId = videoId;
  }

  /** Whether something of the video can be watched. */
  get watchable(): boolean {
    const { stage, renditions } = this.progress ?? {};
    return stage === 'done' || (renditions?.some(({ state }) => state === 'ready') ?? false);
  }

  /** Begins to listen; answers how to stop. It stops by itself when nothing more can come. */
  start(): () => void {
    const source = new EventSource(progressUrl(this.#videoId));
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      this.progress = JSON.parse(event.data) as EncodingProgress;
      if (this.progress.stage === 'done' || this.progress.stage === 'held') source.close();
    });
    return () => source.close();
  }
}
