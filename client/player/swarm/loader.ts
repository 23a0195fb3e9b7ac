import type {
  FragmentLoaderConstructor,
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
} from 'hls.js';

import type { Arrived } from './beginning.ts';
import { completeStats, newStats } from './loader-stats.ts';
import type { ByteRange } from './pieces.ts';
import { cmsdOf } from './pressure.ts';
import type { Wanted } from './wanted.ts';

type FragmentLoader = Loader<FragmentLoaderContext>;
/** The loader that hls.js would use by itself. */
export type BaseLoader = new (config: HlsConfig) => FragmentLoader;
type Callbacks = LoaderCallbacks<FragmentLoaderContext>;
type Bytes = Uint8Array<ArrayBuffer>;

/** What a loader needs of the world. */
export interface Help {
  /** Bytes that were asked of the origin before; null when they were not. */
  coming(url: string, range: ByteRange): Promise<Arrived> | null;
  /** Seconds of playback until a moment of the video is reached; below zero while nothing can be shown. */
  slackSeconds(momentSeconds: number): number;
  /** Brings bytes with the help of others; null when there is none. */
  read(url: string, range: ByteRange, wanted: Wanted): Promise<Bytes> | null;
  /** Hears of bytes that came by plain HTTP. */
  onPlain(url: string, startByte: number, bytes: ArrayBuffer, elapsedMs: number): void;
  /** Hears what a server asks of players. */
  onAsked(url: string, header: string | null): void;
  /** How long these bytes take when nothing is waited for. */
  transferMs(url: string, bytes: number, elapsedMs: number): number;
}

/** How long a slow origin is waited for before others are asked as well. */
const HEDGE_MS = 1000;

/**
 * A loader of fragments for hls.js. Until something can be shown it is plain HTTP; after that others help. Where either
 * fails, the other is tried.
 */
export const fragmentLoader = (Base: BaseLoader, help: Help): FragmentLoaderConstructor =>
  class extends HelpedLoader {
    constructor(config: HlsConfig) {
      super(new Base(config), help);
    }
  };

/** Without an end, which hls.js has as 0, it is all there is. */
const rangeOf = ({ rangeStart = 0, rangeEnd = 0 }: FragmentLoaderContext): ByteRange => ({
  start: rangeStart,
  end: rangeEnd || Infinity,
});

class HelpedLoader implements FragmentLoader {
  context: FragmentLoaderContext | null = null;
  stats = newStats();
  readonly #plain: FragmentLoader;
  readonly #help: Help;
  readonly #gone = new AbortController();
  #callbacks: Callbacks | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Somebody has answered, or nobody is to answer any more. */
  #isOver = false;
  #isAsked = false;
  /** Plain HTTP is under way. */
  #isPlain = false;
  /** What is done when others have failed. */
  #otherwise = () => {};

  constructor(plain: FragmentLoader, help: Help) {
    this.#plain = plain;
    this.#help = help;
  }

  load(context: FragmentLoaderContext, config: LoaderConfiguration, callbacks: Callbacks): void {
    this.context = context;
    this.#callbacks = callbacks;
    const isFirst = this.#help.slackSeconds(context.frag.start) < 0;
    const coming = this.#help.coming(context.url, rangeOf(context));
    this.#otherwise = () => this.#loadPlainly(config);
    if (coming) this.#take(coming, context);
    else if (!isFirst && this.#askForHelp()) return;
    else this.#loadPlainly(config);
  }

  abort(): void {
    const { context, stats } = this;
    if (!this.#isOver && context) {
      stats.aborted = true;
      this.#callbacks?.onAbort?.(stats, context, null);
    }
    this.#end();
    this.#plain.abort();
  }

  destroy(): void {
    this.#end();
    this.#plain.destroy();
    this.context = this.#callbacks = null;
  }

  getCacheAge = (): number | null => this.#plain.getCacheAge?.() ?? null;
  getResponseHeader = (name: string): string | null =>
    this.#plain.getResponseHeader?.(name) ?? null;

  #end() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#gone.abort();
  }

  /** Asks others as well when plain HTTP is slow, as soon as it is known what they can help with. */
  #hedge() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isOver && !this.#isAsked && !this.#askForHelp()) this.#hedge();
    }, HEDGE_MS);
  }

  /** Asks others, one time at once; false when nobody can help. */
  #askForHelp(): boolean {
    const { context } = this;
    if (!context || this.#isAsked || this.#isOver) return false;
    const helped = this.#help.read(context.url, rangeOf(context), {
      slackSeconds: () => this.#help.slackSeconds(context.frag.start),
      isOnItsWay: () => this.#isPlain,
      signal: this.#gone.signal,
    });
    if (!helped) return false;
    this.#isAsked = true;
    const begunAtMs = performance.now();
    const succeed = (bytes: Bytes) => this.#succeed(context, bytes, performance.now() - begunAtMs);
    helped.then(succeed, () => {
      this.#isAsked = false;
      if (this.#isOver) return;
      if (this.#isPlain) this.#hedge();
      this.#otherwise();
    });
    return true;
  }

  /** Waits for what the origin is sending already. */
  #take(coming: Promise<Arrived>, context: FragmentLoaderContext) {
    this.#isPlain = true;
    this.#hedge();
    coming.then(
      ({ bytes, elapsedMs }) => this.#succeed(context, bytes, elapsedMs),
      () => {
        this.#isPlain = false;
        if (!this.#isAsked) this.#otherwise();
      },
    );
  }

  #succeed(context: FragmentLoaderContext, bytes: Bytes, elapsedMs: number) {
    if (this.#isOver) return;
    this.#end();
    this.#plain.abort();
    const { url } = context;
    completeStats(this.stats, bytes.length, this.#help.transferMs(url, bytes.length, elapsedMs));
    this.#callbacks?.onSuccess({ url, data: bytes.buffer, code: 200 }, this.stats, context, null);
  }

  #loadPlainly(config: LoaderConfiguration) {
    const { context, stats } = this;
    const callbacks = this.#callbacks;
    if (!context || !callbacks || this.#isOver) return;
    this.#isPlain = true;
    this.#hedge();
    this.#otherwise = () => {};
    const fail = (tell: () => void) => {
      this.#isPlain = false;
      this.#otherwise = tell;
      if (!this.#isOver && !this.#isAsked && !this.#askForHelp()) tell();
    };
    this.#plain.stats = stats;
    this.#plain.load(context, config, {
      onSuccess: (response, plainStats, asked, request) => {
        if (this.#isOver) return;
        this.#end();
        this.#help.onAsked(context.url, cmsdOf(request));
        const { data } = response;
        const { loading } = plainStats;
        if (data instanceof ArrayBuffer)
          this.#help.onPlain(
            context.url,
            context.rangeStart ?? 0,
            data,
            loading.end - loading.start,
          );
        callbacks.onSuccess(response, plainStats, asked, request);
      },
      onError: (...error) => fail(() => callbacks.onError(...error)),
      onTimeout: (...timeout) => fail(() => callbacks.onTimeout(...timeout)),
    });
  }
}
