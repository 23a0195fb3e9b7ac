import type { SegmentHashes } from '../rendition.ts';

/** What is spoken in another language than a video's own sound: a fragmented MP4 in the store, with its playlist. */
export type SpokenRendition = {
  language: string;
  blobKey: string;
  sizeBytes: number;
  codecs: string; // RFC 6381
  playlist: string;
  segmentHashes: SegmentHashes;
};

/** The names of its files, stable for the life of the set: `<set>-audio-de-fragmented.mp4`, `<set>-audio-de.m3u8`. */
export const spokenFileName = (setUuid: string, language: string) =>
  `${setUuid}-audio-${language}-fragmented.mp4`;
export const spokenPlaylistName = (setUuid: string, language: string) =>
  `${setUuid}-audio-${language}.m3u8`;
