import type { AbrController, Level } from 'hls.js';

type Controller = typeof AbrController;
type Playing = { url: string | null; levels: readonly Level[] };

/** The best level up to one that a bitrate allows; the lowest where it allows none. Levels come worst first. */
export function levelWithin(
  levels: readonly Pick<Level, 'bitrate'>[],
  level: number,
  maxBitsPerSecond: number | null,
): number {
  if (maxBitsPerSecond === null || level < 0) return level;
  const allowed = levels.findLastIndex(
    ({ bitrate }, index) => index <= level && bitrate <= maxBitsPerSecond,
  );
  return Math.max(0, allowed);
}

/**
 * What chooses qualities for hls.js, within what the node of the playlist asks for. Unlike `autoLevelCapping` it throws away
 * nothing that is buffered when more is allowed again. What a viewer has chosen is not touched.
 */
export const limitedAbr = (
  Base: Controller,
  maxBitsPerSecondOf: (playlistUrl: string) => number | null,
): Controller =>
  class extends Base {
    override get firstAutoLevel(): number {
      return this.#limited(super.firstAutoLevel);
    }

    override get nextAutoLevel(): number {
      return this.#limited(super.nextAutoLevel);
    }

    override set nextAutoLevel(level: number) {
      super.nextAutoLevel = level;
    }

    #limited(level: number): number {
      const hls = this.hls as Playing | null; // none once it is destroyed
      if (!hls?.url) return level;
      return levelWithin(hls.levels, level, maxBitsPerSecondOf(hls.url));
    }
  };
