/** The size an embedded player has by itself, in pixels (contract § oEmbed). */
const LONGER = 560;
const SHORTER = 315;

export type Size = { width: number; height: number };
export type Limits = { maxwidth?: number | undefined; maxheight?: number | undefined };

/** How big to embed a video, upright or wide as it is; at most as big as the limits say. */
export function embedSize(
  { width = 16, height = 9 }: { width?: number | undefined; height?: number | undefined },
  { maxwidth = Infinity, maxheight = Infinity }: Limits = {},
): Size {
  const isUpright = height > width;
  return {
    width: Math.min(isUpright ? SHORTER : LONGER, maxwidth),
    height: Math.min(isUpright ? LONGER : SHORTER, maxheight),
  };
}
