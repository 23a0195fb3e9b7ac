import type { NewRendition } from '../rendition.ts';

/** What a rendition can be in besides H.264. */
export const FURTHER_CODECS = ['av1', 'hevc'] as const;
export type FurtherCodec = (typeof FURTHER_CODECS)[number];

/** A picture of the ladder in another codec, for players that can decode it: beside the one in H.264, never instead. */
export type FurtherRendition = NewRendition & { codec: FurtherCodec };

/** What a rendition is in: H.264, unless told. */
export type Coded = { codec?: FurtherCodec };

/** What the names of a set's files begin with: for a further codec `<set>-av1`, as in `<set>-av1-720.m3u8`. */
export const stemOf = (setUuid: string, codec?: FurtherCodec): string =>
  codec ? `${setUuid}-${codec}` : setUuid;
