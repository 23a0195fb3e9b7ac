import type { VideoTrack } from '../../catalog/index.ts';
import { rungFramesPerSecond } from '../pass/frame-rate.ts';
import { rungBitsPerSecond } from './bitrate.ts';

/** One rendition to make. */
export type Rung = {
  height: number; // its name: the shorter side of a usual picture of this size; 0 is sound alone
  width: number; // in pixels, as encoded
  pixelHeight: number;
  framesPerSecond: number;
  bitsPerSecond: number; // of the picture, at most
};

/** The sound without a picture. */
export const SOUND: Rung = {
  height: 0,
  width: 0,
  pixelHeight: 0,
  framesPerSecond: 0,
  bitsPerSecond: 0,
};

const HEIGHTS = [2160, 1440, 1080, 720, 480, 360, 240, 144];
const NEARLY = 0.92; // 1920 × 1036 is still called 1080p
const MUCH_LARGER = 1.18; // 300 lines are too many to make only 240 of them
const MAX_LONGER_SIDE = 4096; // decoders in browsers end here

/**
 * The pictures to make of a source, best first: never larger or smoother than the source, always at least one. Portrait
 * is measured by its shorter side. A source that falls a little short of a rung, is much larger than its best rung, or is
 * below all of them, has its own size as its best rung; the smallest source taken is 16 × 16.
 */
export function pictureLadder(video: VideoTrack): Rung[] {
  const rungs = heightsOf(Math.min(video.width, video.height)).map((height) =>
    rungAt(video, height),
  );
  const fitting = rungs.filter(
    ({ width, pixelHeight }) => Math.max(width, pixelHeight) <= MAX_LONGER_SIDE,
  );
  return fitting.length > 0 ? fitting : rungs.slice(-1);
}

function heightsOf(shorterSide: number): number[] {
  const heights = HEIGHTS.filter((height) => shorterSide >= height * NEARLY);
  const best = heights[0] ?? 0;
  return shorterSide > best * MUCH_LARGER && best < HEIGHTS[0]!
    ? [shorterSide, ...heights]
    : heights;
}

/** The rung a picture of this size passes for without being scaled. */
export function rungOfOwnSize(video: VideoTrack): Rung {
  const shorterSide = Math.min(video.width, video.height);
  const isNear = (height: number) => Math.abs(shorterSide / height - 1) <= 1 - NEARLY;
  const height = HEIGHTS.find(isNear) ?? shorterSide;
  const { width, height: pixelHeight, framesPerSecond, bitsPerSecond } = video;
  return { height, width, pixelHeight, framesPerSecond, bitsPerSecond };
}

/** The rung of a source at this height, never larger than the source. */
export function rungAt(video: VideoTrack, height: number): Rung {
  const scale = Math.min(1, height / Math.min(video.width, video.height));
  const width = even(video.width * scale, video.width);
  const pixelHeight = even(video.height * scale, video.height);
  const framesPerSecond = rungFramesPerSecond(video, height);
  const picture = { height, width, pixelHeight, framesPerSecond };
  return { ...picture, bitsPerSecond: rungBitsPerSecond(picture, video.bitsPerSecond) };
}

/** The nearest even number within the source: H.264 with half the colours needs even sides. */
const even = (pixels: number, sourcePixels: number) =>
  Math.max(2, Math.min(2 * Math.round(pixels / 2), 2 * Math.floor(sourcePixels / 2)));
