import type { Picture } from '../../server/platform/pictures/picture.ts';
import type { Image } from '../vocabulary/objects/image.ts';

/** The sizes of a picture, with absolute addresses. */
export const imagesOf = (origin: string, pictures: readonly Picture[]): Image[] =>
  pictures.map(({ key, width, height }) => ({
    url: `${origin}/lazy-static/${key}`,
    width,
    height,
  }));
