import type Hls from 'hls.js';
import type { Level } from 'hls.js';

import { growthOf } from './growing.ts';
import type { HlsModule } from './hls.ts';
import type { MediaState, RenditionChoice } from './media.ts';
import { levelIndex, renditionOf } from './renditions.ts';

/** How much of the buffer stays while the rest is fetched in another quality. */
const KEEP_WHEN_BETTER_SECONDS = 8;
const KEEP_WHEN_CHOSEN_SECONDS = 2;

/** Fetches what is buffered far ahead again when it can be had better than the level that plays. */
export function fetchBetter(hls: Hls, module: HlsModule, playing: Level | undefined): void {
  const possible = hls.levels[hls.nextAutoLevel];
  if (possible && playing && possible.bitrate > playing.bitrate)
    fetchAgain(hls, module, KEEP_WHEN_BETTER_SECONDS);
}

/** Plays a chosen quality as soon as may be, or leaves the choice to hls.js. */
export function switchTo(hls: Hls, module: HlsModule, choice: RenditionChoice): void {
  hls.nextLevel = choice === 'auto' ? -1 : levelIndex(hls.levels, choice);
  if (choice !== 'auto') fetchAgain(hls, module, KEEP_WHEN_CHOSEN_SECONDS);
}

/** Begins with the level of that height: hls.js asks for its first segment whatever is buffered, and that one is kept. */
export function beginWith(hls: Hls, { Events }: HlsModule, height: number): void {
  hls.once(Events.MANIFEST_PARSED, () => {
    hls.startLevel = hls.levels.findIndex((level) => level.height === height);
  });
}

/** Tells which level plays, and how far its playlist has come. */
export function reportLevels(
  hls: Hls,
  { Events }: HlsModule,
  isLive: () => boolean,
  report: (change: Partial<MediaState>) => void,
): void {
  hls.on(Events.LEVEL_UPDATED, (_, { details }) =>
    report(growthOf(details, { isLive: isLive(), sync: hls.liveSyncPosition })),
  );
  hls.on(Events.LEVEL_SWITCHED, (_, { level }) => {
    const playing = hls.levels[level];
    if (playing) report({ playingHeight: renditionOf(playing).height });
  });
}

/** Whether all that is played is H.264, as far as is known. */
export const isUsual = ({ levels }: Hls): boolean =>
  levels.every(({ videoCodec }) => videoCodec === undefined || videoCodec.startsWith('avc'));

function fetchAgain(hls: Hls, { Events }: HlsModule, keepSeconds: number) {
  const startOffset = (hls.media?.currentTime ?? 0) + keepSeconds;
  hls.trigger(Events.BUFFER_FLUSHING, { startOffset, endOffset: Infinity, type: null });
}
