import type { Level } from 'hls.js';

import type { Rendition } from './media.ts';

type Picture = Pick<Level, 'width' | 'height' | 'frameRate'>;

/** A level of the playlist as viewers name it: portrait video, too, is measured by its shorter side. */
export function renditionOf({ width, height, frameRate }: Picture): Rendition {
  return { height: width && height ? Math.min(width, height) : height || 0, fps: frameRate || 0 };
}

/** The qualities to offer, best first, each once; sound alone comes last where there is a playlist for it. */
export function offeredRenditions(levels: readonly Picture[], withSound: boolean): Rendition[] {
  const byHeight = new Map<number, Rendition>();
  for (const rendition of levels.map(renditionOf)) byHeight.set(rendition.height, rendition);
  if (withSound) byHeight.set(0, { height: 0, fps: 0 });
  return [...byHeight.values()].toSorted((one, other) => other.height - one.height);
}

/** The level to play for a wanted height: the best one of that height, or -1 to let the engine choose. */
export function levelIndex(levels: readonly Picture[], height: number): number {
  return levels.findLastIndex((level) => renditionOf(level).height === height);
}
