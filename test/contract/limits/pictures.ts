import { Buffer } from 'node:buffer';

/** A PNG of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const PICTURE = new File([PNG], 'avatar.png', { type: 'image/png' });

/** More bytes than a picture may have. */
export const BIG_PICTURE = new File([PNG, Buffer.alloc(5 * 2 ** 20)], 'avatar-big.png', {
  type: 'image/png',
});

/** What is no picture at all. */
export const NO_PICTURE = new File([Buffer.from('00000018667479706d703432', 'hex')], 'short.mp4', {
  type: 'video/mp4',
});
