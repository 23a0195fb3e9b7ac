import { open } from 'node:fs/promises';

import type { NewRendition } from '../../catalog/index.ts';
import { codecsOf } from '../codecs.ts';
import type { Rung } from '../plan/ladder.ts';
import { hashSegments, readRange } from './hash-segments.ts';
import { findOutput, type Where } from './hls-outputs.ts';
import { parsePlaylist, type Segment } from './media-playlist.ts';

/** A rendition as ffmpeg left it in a directory, and everything of its row but the place in the store. */
export type MadeRendition = { file: string; row: Omit<NewRendition, 'blobKey'> };

/** Reads what a pass has made of a rung. Fails with `unreadable_media` when nothing came of it. */
export async function readRendition(where: Where, rung: Rung): Promise<MadeRendition> {
  const { height, width, pixelHeight, framesPerSecond } = rung;
  const { path, playlist } = await findOutput(where, height);
  const { init, segments } = parsePlaylist(playlist);
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
  return { file: path, row };
}

const SHORT_SECONDS = 2; // what is left over at the end says nothing about the rate

/** The most of any segment. */
export function peakBitsPerSecond(segments: readonly Segment[]): number {
  const usual = segments.filter(({ seconds }) => seconds >= SHORT_SECONDS);
  const rates = (usual.length > 0 ? usual : segments).map(
    ({ start, end, seconds }) => ((end - start + 1) * 8) / Math.max(seconds, 0.1),
  );
  return Math.ceil(Math.max(...rates));
}
