import sharp from 'sharp';

/** A red JPEG of a few hundred bytes. */
export const smallPicture = async () =>
  new Uint8Array(
    await sharp({ create: { width: 64, height: 36, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer(),
  );
