import type {
  FragmentLoaderConstructor,
  FragmentLoaderContext,
  LoaderCallbacks,
  LoaderConfiguration,
  PlaylistLevelType,
} from 'hls.js';

import { SoundRemover } from './without-sound.ts';

/** A loader of fragments for hls.js that gives it the pictures of each level without their sound. */
export function pictureLoader(Base: FragmentLoaderConstructor): FragmentLoaderConstructor {
  const removers = new Map<number, SoundRemover>();
  const removerOf = ({ frag: { level } }: FragmentLoaderContext) => {
    const remover = removers.get(level) ?? new SoundRemover();
    removers.set(level, remover);
    return remover;
  };

  return class extends Base {
    override load(
      context: FragmentLoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<FragmentLoaderContext>,
    ): void {
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, ...rest) => {
          const { data } = response;
          const type: `${PlaylistLevelType}` = context.frag.type;
          if (data instanceof ArrayBuffer && type === 'main')
            callbacks.onSuccess({ ...response, data: removerOf(context).take(data) }, ...rest);
          else callbacks.onSuccess(response, ...rest);
        },
      });
    }
  };
}
