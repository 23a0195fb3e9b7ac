import type { PictureKind } from './stored-pictures.ts';

const square = (side: number) => ({ width: side, height: side });

/** The sizes of avatars, smallest first (contract § ActorImage, recorded). */
export const AVATAR: PictureKind = {
  folder: 'avatars',
  sizes: [square(48), square(120), square(600), square(1500)],
  mayMove: true,
};

/** The sizes of banners, smallest first. */
export const BANNER: PictureKind = {
  folder: 'banners',
  sizes: [
    { width: 600, height: 100 },
    { width: 1920, height: 317 },
  ],
  mayMove: true,
};

/** The sizes of logos (contract § instance logo): a mark, one beside the name, and one instead of it. */
export const FAVICON: PictureKind = { folder: 'logos', sizes: [square(32)] };
export const SQUARE_LOGO: PictureKind = { folder: 'logos', sizes: [square(48)] };
export const WIDE_LOGO: PictureKind = { folder: 'logos', sizes: [{ width: 258, height: 48 }] };
export const PREVIEW: PictureKind = { folder: 'logos', sizes: [{ width: 1200, height: 650 }] };
