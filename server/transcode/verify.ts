import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { SourceFacts } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import { readRange } from './hash-segments.ts';
import { findOutput, type Where } from './hls-outputs.ts';
import { parsePlaylist } from './media-playlist.ts';

const TIMEOUT_MINUTES = 10;
const TOLERANCE_SECONDS = 2;
const TOLERANCE_SHARE = 0.03;
const GUESSING_FORMATS = ['mp3']; // their length is estimated from the first few frames

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

/** Fails with `unreadable_media` when a source ended long before its announced end. */
export function requireWhole(
  mediaSeconds: number,
  { durationSeconds, formatName }: SourceFacts,
): void {
  const tolerance = Math.max(TOLERANCE_SECONDS, durationSeconds * TOLERANCE_SHARE);
  if (mediaSeconds >= durationSeconds - tolerance || GUESSING_FORMATS.includes(formatName)) return;
  throw new Failure(
    'unreadable_media',
    `The file ends after ${inWords(mediaSeconds)} of the ${inWords(durationSeconds)} it announces. ` +
      'It was probably cut short while copying; upload it again.',
    { endsAfterSeconds: mediaSeconds },
  );
}

export const isCutShort = (failure: Failure): boolean => 'endsAfterSeconds' in failure.details;

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
