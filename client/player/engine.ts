import type Hls from 'hls.js';
import type { AttachMediaSourceData, ErrorData, HlsConfig, MediaPlaylist } from 'hls.js';

import { oneCodecLoader } from './codecs/one-codec-loader.ts';
import type { PlaysWell } from './codecs/one-codec.ts';
import { playsNothingElse, playsWell } from './codecs/plays-well.ts';
import { failureOf } from './failure.ts';
import { createHls, LIVE, loadHls, nextManifest, type HlsModule } from './hls.ts';
import { beginWith, fetchBetter, isUsual, reportLevels, switchTo } from './levels.ts';
import { evenOut } from './loudness.ts';
import type { MediaFailure, MediaSourceUrls, MediaState, RenditionChoice } from './media.ts';
import { playNatively } from './native.ts';
import { canPlay, type Opening, playOpening } from './opening.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import { levelIndex, offeredRenditions } from './renditions.ts';
import { Sounds } from './sound/sounds.ts';
import type { Sharing } from './swarm/sharing.ts';

type Report = (change: Partial<MediaState>) => void;

const MOST_RECOVERIES = 3;

/**
 * Brings media to a video element, over Media Source Extensions or, where those are missing, the browser's own HLS.
 * What happens is told through `report`.
 */
export class Engine {
  readonly #video: HTMLVideoElement;
  readonly #report: Report;
  readonly #sharing: Sharing;
  #module: HlsModule | null = null;
  #hls: Hls | null = null;
  #urls: MediaSourceUrls = { masterUrl: '', soundUrl: null, separateSound: false };
  #choice: RenditionChoice = 'auto';
  #sounds = new Sounds();
  #playsWell: PlaysWell = playsWell;
  #natively = false;
  #recoveries = 0;
  #hasFailed = false;
  #faults = 0;
  #abandon = new AbortController();

  constructor(video: HTMLVideoElement, report: Report, sharing: Sharing) {
    this.#video = video;
    this.#report = report;
    this.#sharing = sharing;
  }

  /** Starts playback of a source from a position, both replacing what was there. */
  async load(urls: MediaSourceUrls, startSeconds: number): Promise<void> {
    this.#urls = urls;
    evenOut(this.#video, urls.gainDb ?? 0);
    this.#sounds = new Sounds();
    this.#playsWell = playsWell;
    if (!urls.soundUrl && this.#choice === 0) this.#choice = 'auto';
    this.#report({ chosenRendition: this.#choice, playingHeight: null, sounds: [] });
    await this.#open(urls.isLive ? LIVE : startSeconds, startSeconds === 0 ? urls.opening : null);
  }

  /** Reads the master playlist again and offers what has been added, without a pause in playback. */
  async refresh(urls: MediaSourceUrls): Promise<void> {
    this.#urls = urls;
    const current = this.#hls;
    if (!this.#module || !current || this.#choice === 0 || this.#sounds.isOther) return;
    const more = this.#config(this.#module, isUsual(current) ? playsNothingElse : this.#playsWell);
    const next = await nextManifest(this.#module, urls.masterUrl, current, more);
    if (this.#hls !== current) return next?.destroy(); // something else was loaded meanwhile
    if (next) this.#handOver(current, next);
    else this.#offer(current);
  }

  choose(choice: RenditionChoice): void {
    const reopen = this.#hasFailed || (this.#choice === 0) !== (choice === 0);
    this.#choice = choice;
    this.#report({
      chosenRendition: choice,
      ...(reopen && { playingHeight: choice === 0 ? 0 : null }),
    });
    if (reopen) void this.#open(this.#place);
    else if (this.#hls) switchTo(this.#hls, this.#module!, choice);
  }

  /** Plays the sound in one of its languages from here on. */
  chooseSound(language: string): void {
    if (!this.#sounds.choose(language)) return;
    this.#report({ soundLanguage: language });
    void this.#open(this.#place);
  }

  /** Whether the browser is to play the playlist by itself, as screens elsewhere must. */
  playNatively(natively: boolean): void {
    if (this.#natively === natively) return;
    this.#natively = natively;
    void this.#open(this.#place);
  }

  /** Tries again after a failure, from where it happened. */
  retry(): void {
    void this.#open(this.#place);
  }

  destroy(): void {
    this.#abandon.abort();
    this.#close();
  }

  /** Where playback is; until something has played, where it is to begin. */
  get #place(): number {
    const { currentTime, played } = this.#video;
    const wanted = played.length > 0 ? 0 : (this.#hls?.config.startPosition ?? 0);
    const beginning = this.#urls.isLive ? LIVE : 0;
    return currentTime || (wanted > 0 ? wanted : beginning);
  }

  async #open(startSeconds: number, opening: Opening | null = null) {
    this.#abandon.abort();
    const { signal } = (this.#abandon = new AbortController());
    this.#recoveries = 0;
    this.#hasFailed = false;
    this.#report({ failure: null, madeSeconds: null, liveSeconds: null });
    const begun = opening && this.#choice === 'auto' && canPlay(opening) ? opening : null;
    const attached = begun && this.#begin(begun, signal);
    const module = (this.#module = await loadHls(this.#sounds.within(this.#urls)));
    if (signal.aborted) return;
    const playing = !this.#video.paused; // another source pauses the element
    this.#close();
    if (this.#natively || !module.Hls.isSupported()) this.#openNatively(startSeconds, signal);
    else await this.#openWithHls(module, startSeconds, begun, attached);
    if (playing) await this.#play(signal);
  }

  async #play(signal: AbortSignal) {
    if (!signal.aborted) await this.#video.play().catch(() => {});
  }

  #wantedUrl(): string {
    const { masterUrl, soundUrl } = this.#sounds.within(this.#urls);
    return this.#choice === 0 && soundUrl ? soundUrl : masterUrl;
  }

  /** How playlists and media are loaded, and in which codecs. */
  #config(module: HlsModule, wanted: PlaysWell): Partial<HlsConfig> {
    const parts = this.#sharing.config(module);
    const sound = this.#sounds.parts(parts.fLoader);
    return { ...parts, ...sound, pLoader: oneCodecLoader(parts.pLoader, wanted) };
  }

  /** Plays what comes with the page; resolves with what hls.js goes on with, or null. */
  #begin(opening: Opening, signal: AbortSignal): Promise<AttachMediaSourceData | null> {
    return playOpening(this.#video, opening, signal, this.#sharing.hear).catch(() => null);
  }

  /** Playlists are read while what comes with the page is still coming. */
  async #openWithHls(
    module: HlsModule,
    startSeconds: number,
    begun: Opening | null,
    attached: Promise<AttachMediaSourceData | null> | null,
  ) {
    const more = this.#config(module, begun ? playsNothingElse : this.#playsWell);
    const hls = (this.#hls = createHls(module, startSeconds, more));
    this.#follow(hls, module);
    if (begun) beginWith(hls, module, begun.height);
    hls.loadSource(this.#wantedUrl());
    const media = await attached;
    if (this.#hls === hls) hls.attachMedia(media ?? this.#video);
  }

  #openNatively(startSeconds: number, signal: AbortSignal) {
    const { isLive = false } = this.#urls;
    const wanted = { url: this.#wantedUrl(), startSeconds, isLive, signal };
    playNatively(this.#video, wanted, { report: this.#report, fail: this.#fail });
  }

  #close() {
    const bandwidth = this.#hls?.bandwidthEstimate ?? Number.NaN;
    if (Number.isFinite(bandwidth)) keepPreferences({ bandwidthBitsPerSecond: bandwidth });
    this.#hls?.destroy();
    this.#hls = null;
  }

  /** The buffer and what it holds move from one instance to the next; the element notices nothing. */
  #handOver(current: Hls, next: Hls) {
    this.#follow(next, this.#module!);
    this.#hls = next;
    const playing = current.levels[current.currentLevel];
    const media = current.transferMedia();
    current.destroy();
    if (media) next.attachMedia(media);
    this.#offer(next);
    next.once(this.#module!.Events.BUFFER_CREATED, () => {
      if (this.#choice === 'auto') fetchBetter(next, this.#module!, playing);
    });
    next.startLoad(this.#video.currentTime);
  }

  #follow(hls: Hls, module: HlsModule) {
    const { Events } = module;
    this.#sharing.follow(hls, module);
    reportLevels(hls, module, () => this.#urls.isLive ?? false, this.#report);
    hls.on(Events.MEDIA_ATTACHED, () => {
      this.#video.disableRemotePlayback = false; // hls.js forbids it to have a managed media source opened
    });
    hls.on(Events.MANIFEST_PARSED, (_, { audioTracks }) => {
      this.#offer(hls);
      this.#offerSounds(audioTracks);
    });
    hls.on(Events.FRAG_BUFFERED, () => {
      this.#hasFailed = false;
      this.#report({ failure: null });
    });
    hls.on(Events.ERROR, (_, error) => this.#judge(hls, error));
  }

  #offer(hls: Hls) {
    if (this.#choice === 0) return; // its own playlist has one level, which says nothing about the others
    this.#report({ renditions: offeredRenditions(hls.levels, this.#urls.soundUrl !== null) });
    if (this.#choice !== 'auto') hls.loadLevel = levelIndex(hls.levels, this.#choice);
  }

  #offerSounds(tracks: MediaPlaylist[]) {
    if (this.#choice === 0) return;
    const sounds = this.#sounds.hear(tracks);
    this.#report({ sounds, soundLanguage: this.#sounds.language });
    const { soundLanguage } = readPreferences();
    if (soundLanguage !== null) this.chooseSound(soundLanguage);
  }

  #judge(hls: Hls, error: ErrorData) {
    if (!error.fatal) return; // what was aborted, or is asked for once more, stands in nobody's way
    this.#report({ faults: ++this.#faults });
    const failure = failureOf(error, navigator.onLine, location.href);
    if (failure === 'damaged' && this.#recoveries++ < MOST_RECOVERIES) hls.recoverMediaError();
    else if (!isUsual(hls) && this.#playsWell !== playsNothingElse) this.#fallBack();
    else this.#fail(failure);
  }

  readonly #fail = (failure: MediaFailure) => {
    this.#hasFailed = true;
    this.#report({ failure });
  };

  /** H.264 is decoded everywhere, and others may have it when this node is gone. */
  #fallBack() {
    this.#playsWell = playsNothingElse;
    this.retry();
  }
}
