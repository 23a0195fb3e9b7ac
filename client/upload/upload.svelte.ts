import { api } from '../api.ts';
import type { Draft, UnfinishedUpload } from '../contract.ts';
import { Problem } from '../problem.ts';
import { Arriving } from './arriving.svelte.ts';
import { isPartOf } from './begin.ts';
import { claim, waitToClaim, type Release } from './claim.ts';
import { Encoding } from './encoding.svelte.ts';
import { Pace } from './pace.svelte.ts';
import { Saver } from './saver.svelte.ts';
import { createTransfer, type Transfer, type TransferEvents } from './transfer.ts';

/** Where an upload stands. `elsewhere`: another tab of this browser is sending the same file. */
export type Phase =
  | 'queued'
  | 'elsewhere'
  | 'sending'
  | 'paused'
  | 'failed'
  | 'arrived'
  | 'cancelled';

const EMPTY = new Problem(422, { code: 'unreadable_media', detail: 'It is empty.' });
let lastKey = 0;

/** One file on its way to becoming a video. It waits until it is started. */
export class Upload implements TransferEvents {
  readonly key = ++lastKey;
  readonly file: File;
  readonly pace: Pace;
  readonly saver: Saver<Draft>;
  draft: Draft;
  phase = $state<Phase>('queued');
  /** Why it failed, or what holds it up while it is still trying. */
  problem = $state.raw<Problem | null>(null);
  videoId = $state<string | null>(null);
  encoding = $state.raw<Encoding | null>(null);
  readonly arriving: Arriving;
  #uploadId: string | null;
  #transfer: Transfer | null = null;
  #release: Release | null = null;
  readonly #waiting = new AbortController();

  /** Goes on with `unfinished` where the node already has a part of the file. */
  constructor(file: File, draft: Draft, unfinished: UnfinishedUpload | null) {
    this.file = file;
    this.arriving = new Arriving(file);
    this.draft = $state.raw(draft);
    this.pace = new Pace(file.size, unfinished?.offsetBytes ?? 0);
    this.saver = new Saver((value) => this.#keep(value));
    this.#uploadId = unfinished?.id ?? null;
  }

  async start(): Promise<void> {
    if (this.file.size === 0) return this.failed(EMPTY);
    this.problem = null;
    this.phase = 'sending';
    this.#release ??= await this.#claimFile();
    if (!this.#release || this.#isCancelled()) return;
    this.phase = 'sending';
    this.#transfer ??= await createTransfer(
      this.file,
      { metadata: metadataOf(this.file, this.draft), uploadId: this.#uploadId },
      this,
    );
    this.#transfer.start();
  }

  pause(): void {
    void this.#transfer?.pause();
    this.#settle('paused');
  }

  /** The connection is back: nothing has to wait for its next try. */
  hurry(): void {
    if (this.phase === 'sending' && this.problem) void this.#transfer?.hurry();
  }

  async cancel(): Promise<void> {
    this.#waiting.abort();
    this.#settle('cancelled');
    await this.#transfer?.cancel().catch(() => {}); // the node forgets it by itself in time
  }

  edit(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.saver.change(this.draft);
  }

  begun(uploadId: string): void {
    this.#uploadId = uploadId;
    this.arriving.follow(uploadId);
    void this.saver.flush();
  }

  moved(sentBytes: number): void {
    this.pace.moved(sentBytes);
    if (this.problem) void this.saver.flush(); // what could not be kept meanwhile either
    this.problem = null;
  }

  retrying(problem: Problem): void {
    this.problem = problem;
    this.pace.stopped();
  }

  failed(problem: Problem): void {
    this.problem = problem;
    this.#settle('failed');
  }

  arrived(videoId: string | null): void {
    this.videoId = videoId;
    this.pace.moved(this.file.size);
    this.problem = null;
    this.encoding = videoId ? new Encoding(videoId) : null;
    this.#settle('arrived');
    void this.saver.flush();
  }

  #settle(phase: Phase) {
    this.phase = phase;
    this.arriving.stop();
    this.pace.stopped();
    this.#release?.();
    this.#release = null;
  }

  #isCancelled(): boolean {
    return this.phase === 'cancelled';
  }

  async #keep(draft: Draft) {
    if (this.videoId) await api.editVideo(this.videoId, draft);
    else if (this.#uploadId) await api.keepDraft(this.#uploadId, draft);
    else throw new Problem(0); // tried again once the node knows of the upload
  }

  /** Only one tab sends a file; this one takes over when the other is closed before it is done. */
  async #claimFile(): Promise<Release | null> {
    const { name, size, lastModified } = this.file;
    const title = `tributary.upload ${name} ${size} ${lastModified}`;
    const granted = await claim(title);
    if (granted) return granted;
    this.phase = 'elsewhere';
    const inherited = await waitToClaim(title, this.#waiting.signal).catch(() => null);
    if (!inherited || (await this.#findRest())) return inherited;
    inherited();
    this.phase = 'paused'; // the other tab has sent all of it, or given it up
    return null;
  }

  async #findRest(): Promise<boolean> {
    const unfinished = await api.unfinishedUploads().catch(() => []);
    this.#uploadId = unfinished.find((one) => isPartOf(one, this.file))?.id ?? null;
    return this.#uploadId !== null;
  }
}

const metadataOf = (file: File, { name, description, privacy, channelId }: Draft) => ({
  filename: file.name,
  filetype: file.type || 'application/octet-stream',
  name,
  description,
  privacy: String(privacy),
  channelId: String(channelId),
});
