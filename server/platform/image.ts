import { Failure } from './errors.ts';

export type ImageSize = { width: number; height: number };
export type ImageFormat = 'jpeg' | 'png' | 'webp';

/** The most bytes of a picture that are taken, as the contract has it for thumbnails and avatars. */
export const IMAGE_MAX_BYTES = 4 * 2 ** 20;

const MAX_PIXELS = 50_000_000; // beyond, a small file unfolds into gigabytes
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
 * Draws a stranger's picture anew, once in each size, filling it or, with `inside`, whole within it: what was hidden in the file (places, names, other
 * files) is not carried over. Of a moving picture it draws the first frame. Fails with `unsupported_media_type` for
 * anything but JPEG, PNG, GIF and WebP, with `unreadable_media` for what is broken or has too many pixels.
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
  const decoded = sharp(file, { limitInputPixels: MAX_PIXELS, pages: 1, failOn: 'error' });
  try {
    const upright = decoded.rotate().timeout({ seconds: TIMEOUT_SECONDS });
    return await Promise.all(
      sizes.map((size) =>
        upright
          .clone()
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
