import { Failure } from '../errors.ts';

export type ImageSize = { width: number; height: number };
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/** The most bytes of a picture that are taken, as the contract has it for thumbnails and avatars. */
export const IMAGE_MAX_BYTES = 4 * 2 ** 20;

const MAX_PIXELS = 50_000_000; // beyond, a small file unfolds into gigabytes
const MAX_MOVING_PIXELS = 40_000_000; // of all frames together, read or drawn: seconds of work
const MAX_FRAMES = 500;
const TIMEOUT_SECONDS = 20;
const QUALITY = 85;

/** How files of the formats we read begin, in hex. SVG is none of them: it is a program that draws. */
const BEGINNINGS: readonly RegExp[] = [
  /^ffd8ff/, // JPEG
  /^89504e470d0a1a0a/, // PNG
  /^47494638(37|39)61/, // GIF
  /^52494646.{8}57454250/, // WebP in RIFF
];

/**
 * Draws a stranger's picture anew, once in each size, filling it or, with `inside`, whole within it: what was hidden in the
 * file (places, names, other files) is not carried over. As a GIF, what moves goes on moving in each size that is not too
 * much work; else the first frame is drawn. Fails with `unsupported_media_type` for anything but JPEG, PNG, GIF and WebP, with
 * `unreadable_media` for what is broken or has too many pixels.
 */
export async function drawImage(
  file: Uint8Array,
  sizes: readonly ImageSize[],
  format: ImageFormat = 'jpeg',
  fit: 'cover' | 'inside' = 'cover',
): Promise<Buffer[]> {
  const start = Buffer.from(file.subarray(0, 16)).toString('hex');
  if (!BEGINNINGS.some((beginning) => beginning.test(start))) {
    throw new Failure('unsupported_media_type', 'A picture must be JPEG, PNG, GIF or WebP.');
  }
  const { default: sharp } = await import('sharp'); // its library takes memory that a node without pictures needs not
  const decode = (pages: number) =>
    sharp(file, { limitInputPixels: MAX_PIXELS, pages, failOn: 'error' });
  try {
    const whole = format === 'gif' ? await decode(1).metadata() : STILL;
    return await Promise.all(
      sizes.map((size) =>
        decode(moves(whole, size) ? ALL : 1)
          .rotate()
          .timeout({ seconds: TIMEOUT_SECONDS })
          .resize({ ...size, fit })
          .flatten(format === 'jpeg' ? { background: '#000' } : false)
          .toFormat(format, format === 'png' ? {} : { quality: QUALITY })
          .toBuffer(),
      ),
    );
  } catch (cause) {
    throw new Failure('unreadable_media', 'This picture cannot be read here.', {}, cause);
  }
}

const ALL = -1; // frames, in the words of sharp
const STILL = { width: 0, height: 0, pages: 1 };

/** Whether all frames of a picture are drawn in a size. */
function moves(whole: ImageSize & { pages?: number | undefined }, size: ImageSize): boolean {
  const { pages = 1 } = whole;
  const largest = Math.max(whole.width * whole.height, size.width * size.height);
  return pages > 1 && pages <= MAX_FRAMES && pages * largest <= MAX_MOVING_PIXELS;
}
