import { api } from '../api.ts';
import type { Caption, Storyboard, VideoDetails } from '../contract.ts';
import type { Chapter } from '../player/chapters.ts';
import { Problem } from '../problem.ts';
import { chaptersOf } from './chapters-api.ts';
import { mediaFiles, mediaUrls, needsToken } from './media-urls.ts';
import { refreshAfterSeconds } from './refresh.ts';

const AFTER_END_SECONDS = 30; // its node may tell of the end later than its player

/** The video of a watch page: asked for, and followed while it is still growing. */
export class Watched {
  video = $state.raw<VideoDetails | null>(null);
  token = $state.raw<string | null>(null);
  captions = $state.raw<Caption[]>([]);
  storyboards = $state.raw<Storyboard[]>([]);
  chapters = $state.raw<Chapter[]>([]);
  problem = $state.raw<unknown>(null);
  /** The video wants a password; a wrong one was given if `problem` says so. */
  locked = $state(false);
  /** Counts full loads, so that a player can be told from its predecessor. */
  loads = $state(0);
  readonly #id: string;
  #password: string | null = null;
  #changedAtMs = 0;
  /** The stream that was played has come to its end, or plays no more. */
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #gone = new AbortController();

  constructor(id: string) {
    this.#id = id;
  }

  /** What opened the video, where it has a password. */
  get password(): string | null {
    return this.#password;
  }

  /** Asks for the video; with the password given, or the one that worked before. */
  async load(password = this.#password): Promise<void> {
    this.#password = password;
    this.problem = null;
    try {
      const video = await api.video(this.#id, password, this.#gone.signal);
      this.token = needsToken(video) ? await api.mediaToken(this.#id, password) : null;
      this.locked = false;
      this.video = video;
      this.loads += 1;
      this.#isOver = false;
      this.#changedAtMs = Date.parse(video.publishedAt);
      this.#schedule();
      void this.#loadChapters(video.uuid);
      await this.#loadExtras();
    } catch (error) {
      if (this.#gone.signal.aborted) return;
      this.locked = isLock(error);
      this.problem = error;
    }
  }

  /** Asks what has become of the video; what is playing goes on. */
  async update(): Promise<void> {
    const before = this.video;
    if (before && !document.hidden) {
      const now = await api.video(this.#id, this.#password, this.#gone.signal).catch(() => before);
      if (this.#gone.signal.aborted) return;
      if (mediaFiles(now).length > mediaFiles(before).length) this.#changedAtMs = Date.now();
      const mayStop = this.#isOver || !isPlayable(before); // what plays is played to its end
      if (isPlayable(now) || mayStop) this.video = now;
      if (this.storyboards.length === 0) await this.#loadExtras();
    }
    this.#schedule();
  }

  /**
   * Hears whether playback has ended or failed, or goes on: it is then that a stream may be shown to be over, and later that
   * it can be watched again.
   */
  hearOver(isOver: boolean): void {
    if (isOver === this.#isOver || (isOver && !this.video?.isLive)) return;
    this.#isOver = isOver;
    if (isOver) void this.update();
  }

  leave(): void {
    this.#gone.abort();
    clearTimeout(this.#timer);
  }

  /** Captions and storyboard are worth having, but nobody waits for them. */
  async #loadExtras() {
    const [captions, storyboards] = await Promise.allSettled([
      api.captions(this.#id, this.#password),
      api.storyboards(this.#id, this.#password),
    ]);
    if (captions.status === 'fulfilled') this.captions = captions.value;
    if (storyboards.status === 'fulfilled') this.storyboards = storyboards.value;
  }

  async #loadChapters(uuid: string) {
    this.chapters = await chaptersOf(uuid, this.#password);
  }

  #schedule() {
    clearTimeout(this.#timer);
    if (!this.video || this.#gone.signal.aborted) return;
    const quietSeconds = (Date.now() - this.#changedAtMs) / 1000;
    const { state } = this.video;
    const expected = refreshAfterSeconds(state.id, isPlayable(this.video), quietSeconds);
    const seconds = expected ?? (this.#isOver ? AFTER_END_SECONDS : null);
    if (seconds !== null) this.#timer = setTimeout(() => void this.update(), seconds * 1000);
  }
}

const isPlayable = (video: VideoDetails) => mediaUrls(video, null) !== null;

const isLock = (error: unknown) =>
  error instanceof Problem &&
  ['video_requires_password', 'incorrect_video_password'].includes(error.code);
