/** What pictures are coded in; those that need fewest bits first. */
export const FAMILIES = ['av1', 'hevc', 'h264'] as const;
export type Family = (typeof FAMILIES)[number];

const NAMES: Record<Family, RegExp> = {
  av1: /^av01\./,
  hevc: /^(?:hvc1|hev1)\./,
  h264: /^avc[13]\./,
};

/** A variant of a master playlist that says what its picture is coded in. */
export interface Variant {
  /** The line its attributes are in; the next one is its address. */
  line: number;
  family: Family;
  video: VideoConfiguration;
}

/** The variants of a master playlist whose pictures are known (RFC 8216, 4.3.4.2). */
export const variantsOf = (lines: readonly string[]): Variant[] =>
  lines.flatMap((text, line) => {
    const [, attributes] = /^#EXT-X-STREAM-INF:(.*)$/.exec(text) ?? [];
    const variant = attributes === undefined ? undefined : pictureOf(attributes);
    return variant ? [{ line, ...variant }] : [];
  });

const USUAL_FRAMERATE = 30;

function pictureOf(attributes: string): Omit<Variant, 'line'> | undefined {
  const codecs = /CODECS="([^"]*)"/.exec(attributes)?.[1]?.split(',') ?? [];
  const family = FAMILIES.find((each) => codecs.some((codec) => NAMES[each].test(codec)));
  const [, width, height] = /RESOLUTION=(\d+)x(\d+)/.exec(attributes) ?? [];
  if (!family || !width) return undefined;
  const numberOf = (name: string) =>
    Number(new RegExp(`(?:^|,)${name}=([\\d.]+)`).exec(attributes)?.[1] ?? 0);
  const codec = codecs.find((each) => NAMES[family].test(each))!;
  const video = {
    contentType: `video/mp4; codecs="${codec}"`,
    width: Number(width),
    height: Number(height),
    bitrate: numberOf('BANDWIDTH'),
    framerate: numberOf('FRAME-RATE') || USUAL_FRAMERATE,
  };
  return { family, video };
}
