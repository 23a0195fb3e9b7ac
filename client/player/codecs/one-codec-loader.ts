import type {
  LoaderCallbacks,
  LoaderConfiguration,
  PlaylistLoaderConstructor,
  PlaylistLoaderContext,
} from 'hls.js';

import { abandonable, type BasePlaylistLoader } from '../abandonable-loader.ts';
import { hasSeveralCodecs, type PlaysWell, withOneCodec } from './one-codec.ts';

/** A loader of playlists for hls.js that shows it each master playlist in one codec only. */
export const oneCodecLoader = (
  Base: BasePlaylistLoader,
  playsWell: PlaysWell,
): PlaylistLoaderConstructor =>
  class extends abandonable(Base) {
    override load(
      context: PlaylistLoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<PlaylistLoaderContext>,
    ): void {
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, ...rest) => {
          const { data } = response;
          const show = (shown: string) => {
            if (!this.gone.aborted) callbacks.onSuccess({ ...response, data: shown }, ...rest);
          };
          if (typeof data === 'string' && hasSeveralCodecs(data))
            withOneCodec(data, playsWell).then(show, () => show(data));
          else callbacks.onSuccess(response, ...rest);
        },
      });
    }
  };
