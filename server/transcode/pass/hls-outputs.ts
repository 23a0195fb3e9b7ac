import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fragmentedName, playlistName } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { options } from '../../platform/ffmpeg/args.ts';
import { SEGMENT_SECONDS } from './media-playlist.ts';

/** Which streams of a command make up a rendition: `v:0,a`. */
export type Output = { height: number; streams: string };

/** Whether playlists are written with each segment, or at the end; and whether a segment ends at each keyframe. */
export type Packaging = { grows?: boolean; cutsEverywhere?: boolean };

/**
 * Packages the streams of one command as several renditions (contract § HLS VOD), so that a sound which all of them
 * share is encoded once. The files are named relative to the directory ffmpeg runs in. Nothing the source says about
 * itself, such as where it was recorded, is passed on.
 */
export function hlsOutputs(
  setUuid: string,
  outputs: readonly Output[],
  how: Packaging = {},
): string[] {
  const packaging = options({
    map_metadata: -1,
    map_chapters: -1,
    flags: '+global_header', // fragments need it, and `tee` cannot ask for it
    max_muxing_queue_size: 1024,
    f: 'tee',
  });
  return [...packaging, outputs.map((output) => hlsOutput(setUuid, output, how)).join('|')];
}

function hlsOutput(
  setUuid: string,
  { height, streams }: Output,
  { grows, cutsEverywhere }: Packaging,
): string {
  const settings = [
    `select=\\'${streams}\\'`,
    'f=hls',
    `hls_time=${cutsEverywhere ? 1 : SEGMENT_SECONDS}`,
    `hls_playlist_type=${grows ? 'event' : 'vod'}`,
    'hls_segment_type=fmp4',
    'hls_flags=single_file',
    `hls_segment_filename=${fragmentedName(setUuid, height)}`,
  ];
  return `[${settings.join(':')}]${playlistName(setUuid, height)}`;
}

/** A directory in which ffmpeg has made renditions of a set. */
export type Where = { directory: string; setUuid: string };

/** The file of a rendition and its playlist. Fails with `unreadable_media` when nothing came of it. */
export async function findOutput({ directory, setUuid }: Where, height: number) {
  const path = join(directory, fragmentedName(setUuid, height));
  const playlist = await readFile(join(directory, playlistName(setUuid, height)), 'utf8').catch(
    () => '',
  );
  if (playlist.includes('#EXTINF')) return { path, playlist };
  throw nothingToPlay(); // of nothing, ffmpeg makes nothing
}

/** `unreadable_media`, in words for the uploader. */
export const nothingToPlay = () =>
  new Failure('unreadable_media', 'Nothing in this file can be played.');
