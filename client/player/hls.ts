import type Hls from 'hls.js';
import type { HlsConfig } from 'hls.js';

import type { MediaSourceUrls } from './media.ts';
import { readPreferences } from './preferences.ts';

export type HlsModule = typeof import('./hls-full.ts');

/** The position of what is live: near the end of its playlist. */
export const LIVE = -1;

const MANIFEST_WITHIN_MS = 8000;

/** Fetches the build of hls.js a source needs. */
export const loadHls = ({ separateSound }: MediaSourceUrls): Promise<HlsModule> =>
  separateSound ? import('./hls-full.ts') : import('./hls-light.ts');

/** An instance that starts as well as this line did last time, and fetches no picture larger than its frame. */
export function createHls(
  { Hls }: HlsModule,
  startSeconds: number,
  more: Partial<HlsConfig> = {},
): Hls {
  return new Hls({
    startPosition: startSeconds, // a video that is still made would else start at its end
    abrEwmaDefaultEstimate: readPreferences().bandwidthBitsPerSecond,
    testBandwidth: false,
    capLevelToPlayerSize: true,
    maxBufferLength: 30,
    backBufferLength: 60,
    enableWorker: false, // fragmented MP4 passes through as it is
    renderTextTracksNatively: false, // captions are the page's own tracks
    ...more,
  });
}

/** A second instance that has read the playlist again; null when it offers nothing new or cannot be read. */
export async function nextManifest(
  module: HlsModule,
  url: string,
  current: Hls,
  more: Partial<HlsConfig>,
): Promise<Hls | null> {
  const next = createHls(module, -1, {
    ...more,
    autoStartLoad: false,
    abrEwmaDefaultEstimate: current.bandwidthEstimate,
  });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  next.once(module.Events.MANIFEST_PARSED, () =>
    resolve(next.levels.length > current.levels.length),
  );
  next.once(module.Events.ERROR, () => resolve(false));
  const timer = setTimeout(() => resolve(false), MANIFEST_WITHIN_MS);
  next.loadSource(url);
  const grown = await promise;
  clearTimeout(timer);
  if (grown) return next;
  next.destroy();
  return null;
}
