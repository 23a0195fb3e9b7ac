import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { fragmentedName, playlistName } from '../../catalog/index.ts';
import type { Where } from '../hls-outputs.ts';
import {
  type ByteRange,
  type MediaPlaylist,
  parsePlaylist,
  type Segment,
  SEGMENT_SECONDS,
} from '../media-playlist.ts';

/** What ffmpeg has made until now, and whether that is all. */
export type Made = MediaPlaylist & { path: string; isAll: boolean };

/** Reads what ffmpeg writes just now. Undefined while there is nothing, or half of a line. */
export async function readMade(
  { directory, setUuid }: Where,
  height: number,
): Promise<Made | undefined> {
  const path = join(directory, fragmentedName(setUuid, height));
  const text = await readFile(join(directory, playlistName(setUuid, height)), 'utf8').catch(
    () => '',
  );
  if (!text.endsWith('\n') || !text.includes('#EXT-X-BYTERANGE')) return undefined;
  const { init, segments } = parsePlaylist(text);
  const { size } = await stat(path);
  const isAll = text.includes('#EXT-X-ENDLIST');
  return { path, init, segments: segments.filter(({ end }) => end < size), isAll };
}

/**
 * Puts segments that were cut at each keyframe together as they are cut in a whole, whose start is `startSeconds` earlier.
 * The last may be unfinished.
 */
export function asInWhole(segments: readonly Segment[], startSeconds: number): Segment[] {
  const joined: Segment[] = [];
  let [at, next] = [startSeconds, 0];
  for (const { start, end, seconds } of segments) {
    const last = joined.at(-1);
    if (last && at < next) Object.assign(last, { end, seconds: last.seconds + seconds });
    else {
      joined.push({ start, end, seconds });
      next =
        SEGMENT_SECONDS * (Math.floor((at + SLACK_SECONDS) / SEGMENT_SECONDS) + 1) - SLACK_SECONDS;
    }
    at += seconds;
  }
  return joined;
}

const SLACK_SECONDS = 0.002; // times are rounded

/** The same ranges of a file in which this one's first byte after `from` comes at `to`. */
export const shifted = <R extends ByteRange>(range: R, bytes: number): R => ({
  ...range,
  start: range.start + bytes,
  end: range.end + bytes,
});
