import type { PictureKind } from '../../platform/stored-pictures.ts';

const square = (side: number) => ({ width: side, height: side });

/** The sizes of avatars, smallest first (contract § ActorImage, recorded). */
export const AVATAR: PictureKind = {
  folder: 'avatars',
  sizes: [square(48), square(120), square(600), square(1500)],
};

/** The sizes of banners, smallest first. */
export const BANNER: PictureKind = {
  folder: 'banners',
  sizes: [
    { width: 600, height: 100 },
    { width: 1920, height: 317 },
  ],
};
