import type { TriedEncoder } from '../api/system.ts';

const CODEC_NAMES = { h264: 'H.264', hevc: 'H.265', av1: 'AV1' } as const;

/** A codec with the encoders for it, in the order in which the node prefers them. */
export interface CodecEncoders {
  name: string;
  encoders: TriedEncoder[];
  /** The one that encodes: the first that works. */
  chosen: TriedEncoder | undefined;
}

export const byCodec = (tried: readonly TriedEncoder[]): CodecEncoders[] =>
  (['h264', 'hevc', 'av1'] as const).map((codec) => {
    const encoders = tried.filter((each) => each.codec === codec);
    return {
      name: CODEC_NAMES[codec],
      encoders,
      chosen: encoders.find(({ works }) => works),
    };
  });
