import { imagesJson } from '../../platform/pictures/picture.ts';
import type { InstancePicture, instancePictures } from './pictures.ts';

type Pictures = Awaited<ReturnType<typeof instancePictures>>;
type Node = Pick<URL, 'origin'>;

/** In what size clients show the mark of this software where the node has no picture of its own, in pixels. */
const OURS: Partial<Record<InstancePicture, number>> = {
  favicon: 32,
  'header-square': 34,
  'header-wide': 34,
};
const LOGOS: InstancePicture[] = ['favicon', 'header-square', 'header-wide', 'opengraph'];

/** The pictures of the node as clients show them (contract § GET config). */
export const instanceImages = (node: Node, pictures: Pictures) => ({
  avatars: imagesJson(node, pictures.avatar ?? []),
  banners: imagesJson(node, pictures.banner ?? []),
  logo: LOGOS.flatMap((type) =>
    logosOf(node, pictures, type).map(({ fileUrl, width, height, isFallback }) => ({
      fileUrl,
      width,
      height,
      type,
      isFallback,
    })),
  ),
});

/** A logo in its sizes; for want of one the node's avatar stands for it, and for want of that the mark of this software. */
function logosOf(node: Node, pictures: Pictures, type: InstancePicture) {
  const own = imagesJson(node, pictures[type] ?? []);
  if (own.length > 0) return own.map((image) => ({ ...image, isFallback: false }));
  const avatars = imagesJson(node, pictures.avatar ?? []);
  if (avatars.length > 0) return avatars.map((image) => ({ ...image, isFallback: true }));
  const side = OURS[type];
  const fileUrl = `${node.origin}/icon.svg`;
  return side === undefined ? [] : [{ fileUrl, width: side, height: side, isFallback: true }];
}
