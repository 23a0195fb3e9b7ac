import { FAMILIES, type Family, type Variant, variantsOf } from './variants.ts';

/** Whether a browser plays such a picture, and plays it well. */
export type PlaysWell = (video: VideoConfiguration) => Promise<boolean>;

/**
 * A master playlist in the one codec that needs fewest bits of those this browser plays well at each of their sizes; in H.264
 * where that is none. So each size is there once, and the player never changes codecs. A codec that lacks a size which H.264 has
 * is not chosen, and a playlist without H.264 stays as it is.
 */
export async function withOneCodec(master: string, playsWell: PlaysWell): Promise<string> {
  const lines = master.split('\n');
  const variants = variantsOf(lines);
  const whole = wholeFamilies(variants);
  if (whole.length < 2) return master;
  const chosen = await firstPlayedWell(whole, variants, playsWell);
  const dropped = new Set(
    variants
      .filter(({ family }) => whole.includes(family) && family !== chosen)
      .flatMap(({ line }) => [line, line + 1]),
  );
  return lines.filter((_, index) => !dropped.has(index)).join('\n');
}

/** Whether there is anything to choose. */
export const hasSeveralCodecs = (master: string): boolean =>
  wholeFamilies(variantsOf(master.split('\n'))).length > 1;

/** H.264, and what has all its sizes. */
function wholeFamilies(variants: readonly Variant[]): Family[] {
  const sizesOf = (wanted: Family) =>
    variants
      .filter(({ family }) => family === wanted)
      .map(({ video: { width, height } }) => `${width}x${height}`);
  const needed = sizesOf('h264');
  const hasAll = (family: Family) => needed.every((size) => sizesOf(family).includes(size));
  return needed.length === 0 ? [] : FAMILIES.filter(hasAll);
}

async function firstPlayedWell(
  families: readonly Family[],
  variants: readonly Variant[],
  playsWell: PlaysWell,
): Promise<Family> {
  for (const wanted of families) {
    if (wanted === 'h264') break; // nothing is left to choose
    const pictures = variants.filter(({ family }) => family === wanted);
    const answers = await Promise.all(pictures.map(({ video }) => playsWell(video)));
    if (answers.every(Boolean)) return wanted;
  }
  return 'h264';
}
