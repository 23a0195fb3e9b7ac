import {
  fragmentedName,
  type NewRendition,
  playlistName,
  type SegmentHashes,
} from './rendition.ts';

type Variant = Pick<
  NewRendition,
  | 'height'
  | 'width'
  | 'pixelHeight'
  | 'framesPerSecond'
  | 'sizeBytes'
  | 'peakBitsPerSecond'
  | 'codecs'
  | 'playlist'
>;

/** Seconds of media a playlist of segments holds. */
export const playlistSeconds = (playlist: string): number =>
  [...playlist.matchAll(/^#EXTINF:([\d.]+)/gm)].reduce(
    (sum, [, seconds]) => sum + Number(seconds),
    0,
  );

/**
 * The playlist of a set's renditions, smallest first: some players start with the first one, so the audio alone, which
 * none should start with, is last.
 */
export function masterPlaylist(setUuid: string, renditions: readonly Variant[]): string {
  const ordered = renditions.toSorted((a, b) => (a.height || Infinity) - (b.height || Infinity));
  const variants = ordered.flatMap((rendition) => [
    `#EXT-X-STREAM-INF:${attributesOf(rendition).join(',')}`,
    playlistName(setUuid, rendition.height),
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '', ...variants, ''].join('\n');
}

function attributesOf(rendition: Variant): string[] {
  const { sizeBytes, peakBitsPerSecond, width, pixelHeight, framesPerSecond, codecs } = rendition;
  const seconds = Math.max(1, playlistSeconds(rendition.playlist)); // of a blink, a second's worth
  const averageBitsPerSecond = Math.ceil((sizeBytes * 8) / seconds);
  const bandwidth = Math.max(peakBitsPerSecond, averageBitsPerSecond);
  const picture = [
    `RESOLUTION=${width}x${pixelHeight}`,
    `FRAME-RATE=${Number(framesPerSecond.toFixed(3))}`,
  ];
  return [
    `BANDWIDTH=${bandwidth}`,
    `AVERAGE-BANDWIDTH=${averageBitsPerSecond}`,
    ...(rendition.height === 0 ? [] : picture),
    `CODECS="${codecs}"`,
  ];
}

/** SHA-256 of every byte range of a set, by file: the body of `segments-sha256.json`. */
export const hashesOfSet = (
  setUuid: string,
  renditions: readonly Pick<NewRendition, 'height' | 'segmentHashes'>[],
): Record<string, SegmentHashes> =>
  Object.fromEntries(
    renditions.map(({ height, segmentHashes }) => [fragmentedName(setUuid, height), segmentHashes]),
  );
