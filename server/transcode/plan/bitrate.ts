/** Bits per pixel of a rung's picture: what it may use, and what a good copy of a source still has (contract § Transcoding). */
const BITS_PER_PIXEL = [
  { height: 2160, usual: 0.08, most: 0.14 },
  { height: 1440, usual: 0.09, most: 0.16 },
  { height: 1080, usual: 0.1, most: 0.17 },
  { height: 720, usual: 0.11, most: 0.19 },
  { height: 480, usual: 0.12, most: 0.22 },
  { height: 360, usual: 0.15, most: 0.26 },
  { height: 240, usual: 0.17, most: 0.29 },
  { height: 144, usual: 0.19, most: 0.32 },
];
const LEAST_BITS_PER_PIXEL = 0.02;
const OVER_SOURCE = 1.3; // another codec may need this much more to look the same

type Picture = { height: number; width: number; pixelHeight: number; framesPerSecond: number };

const bitsPerPixelAt = (height: number) =>
  BITS_PER_PIXEL.find((each) => each.height <= height) ?? BITS_PER_PIXEL.at(-1)!;

const pixelsPerSecond = ({ width, pixelHeight, framesPerSecond }: Picture) =>
  width * pixelHeight * framesPerSecond;

/** What pictures of this height may use of usual films. */
export const usualBitsPerPixel = (height: number): number => bitsPerPixelAt(height).usual;

export const bitsPerSecondAt = (picture: Picture, bitsPerPixel: number): number =>
  Math.round(pixelsPerSecond(picture) * bitsPerPixel);

/**
 * The most a rung's picture may use on average: hardly more than its source, whose bitrate is 0 if unknown. The factor is
 * of what is usual.
 */
export function rungBitsPerSecond(
  picture: Picture,
  sourceBitsPerSecond: number,
  factor = 1,
): number {
  const pixels = pixelsPerSecond(picture);
  const usual = factor * pixels * bitsPerPixelAt(picture.height).usual;
  const sourceLimit = sourceBitsPerSecond > 0 ? sourceBitsPerSecond * OVER_SOURCE : Infinity;
  return Math.round(Math.max(pixels * LEAST_BITS_PER_PIXEL, Math.min(usual, sourceLimit)));
}

/** Above this a picture is a burden to those who watch it. */
export const mostBitsPerSecond = (picture: Picture): number =>
  bitsPerSecondAt(picture, bitsPerPixelAt(picture.height).most);
