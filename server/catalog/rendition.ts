/** SHA-256 of each byte range of a rendition's file, in hex: `{ '0-1023': '…' }` (contract § segments-sha256.json). */
export type SegmentHashes = Record<string, string>;

/** What a media file holds, under ffprobe's names. */
export type FileMetadata = { format: object; streams: object[]; chapters: object[] };

/** What a finished rendition is: a fragmented MP4 in the store, with the playlist of its byte ranges. */
export type NewRendition = {
  height: number; // the rung: the shorter side in pixels; 0 is audio only
  width: number;
  pixelHeight: number;
  framesPerSecond: number;
  blobKey: string;
  sizeBytes: number;
  peakBitsPerSecond: number;
  codecs: string; // RFC 6381
  hasAudio: boolean;
  playlist: string;
  segmentHashes: SegmentHashes;
};

/** The name of a rendition's file, stable for the life of the set: `<set>-720-fragmented.mp4`, `<set>-720.m3u8`. */
export const fragmentedName = (setUuid: string, height: number) =>
  `${setUuid}-${height}-fragmented.mp4`;
export const playlistName = (setUuid: string, height: number) => `${setUuid}-${height}.m3u8`;
export const masterName = (setUuid: string) => `${setUuid}-master.m3u8`;
export const hashesName = (setUuid: string) => `${setUuid}-segments-sha256.json`;
