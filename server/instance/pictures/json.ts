import { imagesJson } from '../../platform/pictures/picture.ts';
import type { InstancePicture, instancePictures } from './pictures.ts';

type Pictures = Awaited<ReturnType<typeof instancePictures>>;

const LOGOS: InstancePicture[] = ['favicon', 'header-square', 'header-wide', 'opengraph'];

/** The pictures of the node as clients show them (contract § GET config). */
export const instanceImages = (node: Pick<URL, 'origin'>, pictures: Pictures) => ({
  avatars: imagesJson(node, pictures.avatar ?? []),
  banners: imagesJson(node, pictures.banner ?? []),
  logo: LOGOS.flatMap((type) =>
    imagesJson(node, pictures[type] ?? []).map(({ fileUrl, width, height }) => ({
      fileUrl,
      width,
      height,
      type,
      isFallback: false,
    })),
  ),
});
