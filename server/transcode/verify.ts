import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Ffmpeg } from '../platform/ffmpeg.ts';
import { readRange } from './pass/hash-segments.ts';
import { findOutput, type Where } from './pass/hls-outputs.ts';
import { parsePlaylist } from './pass/media-playlist.ts';

const TIMEOUT_MINUTES = 10;

/**
 * Decodes the first and the last segment of each rendition: what lies between was written in the same way.
 * Fails with `FfmpegError` when one does not decode.
 */
export async function verifyDecodes(
  ffmpeg: Ffmpeg,
  where: Where,
  heights: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const ends = await Promise.all(heights.map((height) => writeEnds(where, height)));
  await decodeAll(ffmpeg, ends, signal);
}

/** Decodes files of ours. Fails with `FfmpegError` when one does not. */
export async function decodeAll(
  ffmpeg: Ffmpeg,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  await ffmpeg.run({
    inputs: paths.map((path) => ({ path, args: ['-skip_loop_filter', 'all'] })), // as telling, and a third cheaper
    args: [...paths.flatMap((_, n) => ['-map', String(n)]), '-xerror', '-f', 'null', '-'],
    foreign: true,
    niceness: 0,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
}

/** The init segment and both ends of a rendition, as a file of its own. */
async function writeEnds(where: Where, height: number): Promise<string> {
  const { path, playlist } = await findOutput(where, height);
  const { init, segments } = parsePlaylist(playlist);
  const ranges = [init, ...new Set([segments[0]!, segments.at(-1)!])];
  await using file = await open(path);
  const ends = join(where.directory, `ends-${height}.mp4`);
  await writeFile(ends, await Promise.all(ranges.map((range) => readRange(file, range))));
  return ends;
}
