import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fragmentedName, type NewRendition, playlistName } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import { codecsOf } from './codecs.ts';
import { hashSegments, readRange } from './hash-segments.ts';
import type { Rung } from './ladder.ts';
import { parsePlaylist, type Segment } from './media-playlist.ts';

/** A rendition as ffmpeg left it in a directory, and everything of its row but the place in the store. */
export type MadeRendition = { file: string; seconds: number; row: Omit<NewRendition, 'blobKey'> };

type Where = { directory: string; setUuid: string };

/** Reads what a pass has made of a rung. Fails with `unreadable_media` when nothing came of it. */
export async function readRendition(
  { directory, setUuid }: Where,
  rung: Rung,
): Promise<MadeRendition> {
  const { height, width, pixelHeight, framesPerSecond } = rung;
  const playlist = await readPlaylist(join(directory, playlistName(setUuid, height)));
  const { init, segments } = parsePlaylist(playlist);
  const path = join(directory, fragmentedName(setUuid, height));
  await using file = await open(path);
  const codecs = codecsOf(await readRange(file, init));
  const row = {
    height,
    width,
    pixelHeight,
    framesPerSecond,
    codecs,
    playlist,
    sizeBytes: segments.at(-1)!.end + 1,
    peakBitsPerSecond: peakBitsPerSecond(segments),
    hasAudio: codecs.includes('mp4a'),
    segmentHashes: await hashSegments(file, segments),
  };
  return { file: path, seconds: segments.reduce((sum, { seconds }) => sum + seconds, 0), row };
}

async function readPlaylist(path: string): Promise<string> {
  const playlist = await readFile(path, 'utf8').catch(() => ''); // of nothing, ffmpeg makes nothing and is content
  if (playlist.includes('#EXTINF')) return playlist;
  throw new Failure('unreadable_media', 'Nothing in this file can be played.');
}

const SHORT_SECONDS = 2; // what is left over at the end says nothing about the rate

function peakBitsPerSecond(segments: readonly Segment[]): number {
  const usual = segments.filter(({ seconds }) => seconds >= SHORT_SECONDS);
  const rates = (usual.length > 0 ? usual : segments).map(
    ({ start, end, seconds }) => ((end - start + 1) * 8) / Math.max(seconds, 0.1),
  );
  return Math.ceil(Math.max(...rates));
}
