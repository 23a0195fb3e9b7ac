import type { FragmentLoaderConstructor, HlsConfig, PlaylistLoaderConstructor } from 'hls.js';

import type { BasePlaylistLoader } from '../abandonable-loader.ts';
import type { HlsModule } from '../hls.ts';
import { limitedAbr } from './abr-limit.ts';
import { fragmentLoader, type BaseLoader, type Help } from './loader.ts';
import { playlistLoader, type PlaylistHelp } from './playlist-loader.ts';
import type { Pressures } from './pressure.ts';

interface Parts {
  help: Omit<Help, 'onAsked'>;
  findPlaylist: PlaylistHelp['find'];
  pressures: Pressures;
}

interface Loaders {
  fLoader: FragmentLoaderConstructor;
  pLoader: PlaylistLoaderConstructor;
}

/** What hls.js loads with, and what qualities it may choose. */
export function hlsParts(
  { Hls: { DefaultConfig } }: HlsModule,
  { help, findPlaylist, pressures }: Parts,
): Pick<HlsConfig, 'abrController'> & Loaders {
  const onAsked = (url: string, header: string | null) =>
    pressures.hear(new URL(url, document.baseURI).href, header, performance.now());
  return {
    fLoader: fragmentLoader(DefaultConfig.loader as BaseLoader, { ...help, onAsked }),
    pLoader: playlistLoader(DefaultConfig.loader as BasePlaylistLoader, {
      find: findPlaylist,
      onAsked,
    }),
    abrController: limitedAbr(
      DefaultConfig.abrController,
      (url) => pressures.of(url, performance.now()).maxBitsPerSecond,
    ),
  };
}
