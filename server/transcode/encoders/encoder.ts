/** A way to encode pictures: ffmpeg's name for it, and what makes it. */
export type Encoder = { name: string; codec: Codec; family: Family };
export type Codec = 'h264' | 'hevc' | 'av1';
export type Family = 'nvenc' | 'qsv' | 'vaapi' | 'amf' | 'videotoolbox' | 'v4l2m2m' | 'software';

const HARDWARE = ['nvenc', 'qsv', 'vaapi', 'amf', 'videotoolbox', 'v4l2m2m'] as const; // the quickest of their day first
export const CODECS = ['h264', 'hevc', 'av1'] as const;

/** Encodes wherever there is an ffmpeg. */
export const X264: Encoder = { name: 'libx264', codec: 'h264', family: 'software' };

const SOFTWARE: readonly Encoder[] = [
  X264,
  { name: 'libx265', codec: 'hevc', family: 'software' },
  { name: 'libsvtav1', codec: 'av1', family: 'software' },
  { name: 'libaom-av1', codec: 'av1', family: 'software' },
];

/** Every encoder that is tried, the most wanted of a codec first. */
export const CANDIDATES: readonly Encoder[] = CODECS.flatMap((codec) => [
  ...HARDWARE.map((family) => ({ name: `${codec}_${family}`, codec, family })),
  ...SOFTWARE.filter((encoder) => encoder.codec === codec),
]);

/** Those of a codec, the most wanted first. */
export const candidatesOf = (codec: Codec): Encoder[] =>
  CANDIDATES.filter((encoder) => encoder.codec === codec);
