import type { HlsConfig, Loader, PlaylistLoaderContext } from 'hls.js';

/** The loader of playlists that hls.js would use by itself. */
export type BasePlaylistLoader = new (config: HlsConfig) => Loader<PlaylistLoaderContext>;

/** A loader that tells what it still does on its own account when nobody waits for it any more. */
export const abandonable = (Base: BasePlaylistLoader) =>
  class extends Base {
    readonly #abandon = new AbortController();
    /** Aborts with the loader. */
    readonly gone = this.#abandon.signal;

    override abort(): void {
      this.#abandon.abort();
      super.abort();
    }

    override destroy(): void {
      this.#abandon.abort();
      super.destroy();
    }
  };
