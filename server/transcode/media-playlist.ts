/** A stretch of a rendition's file: `end` is the last byte. */
export type ByteRange = { start: number; end: number };
export type Segment = ByteRange & { seconds: number };
export type MediaPlaylist = { init: ByteRange; segments: Segment[] };

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
