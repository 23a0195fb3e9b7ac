import type {
  LoaderCallbacks,
  LoaderConfiguration,
  PlaylistLoaderConstructor,
  PlaylistLoaderContext,
} from 'hls.js';

import { abandonable, type BasePlaylistLoader } from '../abandonable-loader.ts';
import { completeStats } from './loader-stats.ts';
import { cmsdOf } from './pressure.ts';

type Callbacks = LoaderCallbacks<PlaylistLoaderContext>;

/** What a loader needs of the world. */
export interface PlaylistHelp {
  /** Brings a playlist from elsewhere than its address; null when nobody has it. */
  find(url: string, signal: AbortSignal): Promise<string | null>;
  /** Hears what a server asks of players. */
  onAsked(url: string, header: string | null): void;
}

/**
 * A loader of playlists for hls.js: plain HTTP, and where that fails whoever else has the same playlist. What it names is
 * still looked for where its own node has it.
 */
export const playlistLoader = (
  Base: BasePlaylistLoader,
  help: PlaylistHelp,
): PlaylistLoaderConstructor =>
  class extends abandonable(Base) {
    override load(
      context: PlaylistLoaderContext,
      config: LoaderConfiguration,
      callbacks: Callbacks,
    ): void {
      const otherwise = (tell: () => void) => {
        const begunAtMs = performance.now();
        const succeed = (text: string) => {
          completeStats(this.stats, text.length, performance.now() - begunAtMs);
          callbacks.onSuccess(
            { url: context.url, data: text, code: 200 },
            this.stats,
            context,
            null,
          );
        };
        const take = (text: string | null) => {
          if (this.gone.aborted) return;
          if (text === null) tell();
          else succeed(text);
        };
        help.find(context.url, this.gone).then(take, tell);
      };
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, stats, asked, request) => {
          help.onAsked(context.url, cmsdOf(request));
          callbacks.onSuccess(response, stats, asked, request);
        },
        onError: (...error) => otherwise(() => callbacks.onError(...error)),
        onTimeout: (...timeout) => otherwise(() => callbacks.onTimeout(...timeout)),
      });
    }
  };
