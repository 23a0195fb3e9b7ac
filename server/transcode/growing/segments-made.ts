import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { fragmentedName, playlistName } from '../../catalog/index.ts';
import { MAX_SEGMENT_SECONDS } from '../pass/keyframes.ts';
import {
  type MediaPlaylist,
  parsePlaylist,
  type Segment,
  SEGMENT_SECONDS,
} from '../pass/media-playlist.ts';
import type { Rung } from '../plan/ladder.ts';
import type { Work } from '../work.ts';

/** What ffmpeg has made until now, and whether that is all. */
export type Made = MediaPlaylist & { path: string; isAll: boolean };

/** Segments of a copy are too long to change between renditions: the picture has to be encoded. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Reads what ffmpeg writes of a first rendition just now. Undefined while there is nothing, or half of a line. Fails with
 * `TooLong`.
 */
export async function readMade(
  directory: string,
  { source, plan }: Work,
  { height }: Rung,
): Promise<Made | undefined> {
  const path = join(directory, fragmentedName(source.setUuid, height));
  const text = await readFile(join(directory, playlistName(source.setUuid, height)), 'utf8').catch(
    () => '',
  );
  if (!text.endsWith('\n') || !text.includes('#EXT-X-BYTERANGE')) return undefined;
  const { init, segments } = parsePlaylist(text);
  const isLong = segments.some(({ seconds }) => seconds > MAX_SEGMENT_SECONDS);
  if (plan.copiesPicture && isLong) throw new TooLong();
  const { size } = await stat(path);
  const isAll = text.includes('#EXT-X-ENDLIST');
  const written = segments.filter(({ start, end }) => start <= end && end < size); // of nothing, one without bytes is made
  return written.length > 0 ? { path, init, segments: written, isAll } : undefined;
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
