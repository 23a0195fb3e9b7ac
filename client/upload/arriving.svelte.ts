import { api } from '../api.ts';
import type { UploadPreview, VideoDetails } from '../contract.ts';
import { indexAtEnd } from './index-at-end.ts';

const ASK_EVERY_MS = 1500;

/** What can be watched of a file while it is still sent. That nothing can be is no reason not to send it. */
export class Arriving {
  preview = $state.raw<UploadPreview | null>(null);
  /** Set once there is something to be seen. */
  shown = $state.raw<{ video: VideoDetails; token: string | null } | null>(null);
  published = $state(false);
  #uploadId: string | null = null;
  #following = new AbortController();
  readonly #file: File;

  constructor(file: File) {
    this.#file = file;
  }

  /** Asks for it and follows it, also where that had stopped, until `stop`. */
  follow(uploadId: string): void {
    this.stop();
    this.#uploadId = uploadId;
    this.#following = new AbortController();
    void this.#ask(uploadId, this.#following.signal);
  }

  /** Lets others watch before all of it is here. */
  async publish(): Promise<void> {
    this.published = true;
    if (!this.#uploadId) return;
    try {
      this.preview = await api.wishPreview(this.#uploadId, true);
    } catch {
      this.published = this.preview?.published ?? false;
    }
  }

  stop(): void {
    this.#following.abort();
  }

  async #ask(uploadId: string, signal: AbortSignal) {
    const index = await indexAtEnd(this.#file).catch(() => null);
    if (index) await api.sendIndex(uploadId, index).catch(() => {}); // else the node says why it cannot be watched
    if (signal.aborted) return;
    await this.#take(api.wishPreview(uploadId, this.published), signal);
    while (!signal.aborted && !this.shown && this.preview?.state !== 'refused') {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      if (!signal.aborted) await this.#take(api.preview(uploadId), signal);
    }
  }

  async #take(asked: Promise<UploadPreview>, signal: AbortSignal) {
    const preview = await asked.catch(() => this.preview);
    if (signal.aborted || !preview) return;
    this.preview = preview;
    this.published = preview.published;
    if (preview.state === 'shown' && preview.video) await this.#show(preview.video.uuid, signal);
  }

  async #show(uuid: string, signal: AbortSignal) {
    const found = await Promise.all([
      api.video(uuid, null, signal),
      api.mediaToken(uuid, null),
    ]).catch(() => null);
    if (found && !signal.aborted) this.shown = { video: found[0], token: found[1] };
  }
}
