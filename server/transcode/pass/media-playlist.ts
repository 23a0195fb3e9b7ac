/** A stretch of a rendition's file: `end` is the last byte. */
export type ByteRange = { start: number; end: number };
export type Segment = ByteRange & { seconds: number };
export type MediaPlaylist = { init: ByteRange; segments: Segment[] };

/** How long segments are, but for the last. */
export const SEGMENT_SECONDS = 4;

const INIT = /^#EXT-X-MAP:.*BYTERANGE="(\d+)@(\d+)"/m;
const SEGMENT = /^#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)$/gm;

/** Reads a playlist of byte ranges, as ffmpeg writes it. Throws an `Error` for any other, and for one without segments. */
export function parsePlaylist(text: string): MediaPlaylist {
  const init = INIT.exec(text);
  const segments = [...text.matchAll(SEGMENT)].map(([, seconds, size, start]) => ({
    ...range(size, start),
    seconds: Number(seconds),
  }));
  if (!init || segments.length === 0) throw new Error('not a playlist of byte ranges');
  return { init: range(init[1], init[2]), segments };
}

const range = (size: string | undefined, start: string | undefined): ByteRange => ({
  start: Number(start),
  end: Number(start) + Number(size) - 1,
});

/**
 * The playlist of a file as ffmpeg would write it. One that grows has no end, tells players that its beginning stays, and
 * to start there.
 */
export function writePlaylist(
  { init, segments }: MediaPlaylist,
  { file, isWhole }: { file: string; isWhole: boolean },
): string {
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(SEGMENT_SECONDS, Math.round(longest))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${isWhole ? 'VOD' : 'EVENT'}`,
    ...(isWhole ? [] : ['#EXT-X-START:TIME-OFFSET=0']),
    `#EXT-X-MAP:URI="${file}",BYTERANGE="${sizeOf(init)}@${init.start}"`,
    ...segments.flatMap((segment) => [
      `#EXTINF:${segment.seconds.toFixed(6)},`,
      `#EXT-X-BYTERANGE:${sizeOf(segment)}@${segment.start}`,
      file,
    ]),
    ...(isWhole ? ['#EXT-X-ENDLIST'] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const secondsOf = ({ segments }: Pick<MediaPlaylist, 'segments'>): number =>
  segments.reduce((sum, { seconds }) => sum + seconds, 0);

export const sizeOf = ({ start, end }: ByteRange): number => end - start + 1;
