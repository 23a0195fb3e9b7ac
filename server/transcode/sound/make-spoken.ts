import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  addSpoken,
  spokenFileName,
  spokenPlaylistName,
  type SpokenRendition,
  spokenTracksOf,
  type SpokenTrack,
  VideoRef,
} from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import { options } from '../../platform/ffmpeg/args.ts';
import { defineJob } from '../../platform/jobs.ts';
import { codecsOf } from '../codecs.ts';
import { soundArgs } from '../pass/args.ts';
import { hashSegments, readRange } from '../pass/hash-segments.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import { renditionKey } from '../rendition-key.ts';
import { lastSecondsOf } from '../whole.ts';
import { findWanted, type Tools, unlessReplaced, type Work } from '../work.ts';

const TIMEOUT_MINUTES = 4 * 60;

/** Encodes the other languages a video is spoken in, in one reading of its source. */
export const makeSpoken = defineJob<Tools>()({
  name: 'transcode.spoken',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const work = await findWanted(tools.db, videoId);
    const known = new Set(
      (await spokenTracksOf(tools.db, videoId)).map(({ language }) => language),
    );
    const tracks = work?.source.facts.otherAudio?.filter(({ language }) => !known.has(language));
    if (!work || !tracks?.length) return;
    await unlessReplaced(tools.db, work.source, () => make(tools, work, tracks));
  },
});

async function make(
  { db, storage, ffmpeg, signal }: Tools & { signal: AbortSignal },
  { source }: Work,
  tracks: SpokenTrack[],
) {
  await using scratch = await storage.scratch();
  await ffmpeg.run({
    inputs: [{ path: storage.localPath(source), args: [] }],
    args: tracks.flatMap((track) => spokenArgs(source, track)),
    directory: scratch.path,
    foreign: true,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  const stored = await Promise.all(
    tracks.map(async ({ language }) => {
      const name = spokenFileName(source.setUuid, language);
      const playlist = join(scratch.path, spokenPlaylistName(source.setUuid, language));
      const file = join(scratch.path, name);
      const read = await readSpoken(file, await readFile(playlist, 'utf8'));
      const blob = await storage.put(renditionKey(source.uuid, file), file, 'video/mp4');
      return { blob, row: { ...read, language, blobKey: blob.key, sizeBytes: blob.sizeBytes } };
    }),
  );
  await db.transaction(async (tx) => {
    for (const { blob } of stored) await recordBlob(tx, blob);
    await addSpoken(
      tx,
      source,
      stored.map(({ row }) => row),
    );
  });
}

const spokenArgs = ({ setUuid, facts }: Work['source'], track: SpokenTrack): string[] => [
  ...soundArgs(track, { copiesSound: false, lastSeconds: lastSecondsOf(facts) }),
  ...options({
    map_metadata: -1,
    map_chapters: -1,
    f: 'hls',
    hls_time: 4,
    hls_playlist_type: 'vod',
    hls_segment_type: 'fmp4',
    hls_flags: 'single_file',
    hls_segment_filename: spokenFileName(setUuid, track.language),
  }),
  spokenPlaylistName(setUuid, track.language),
];

type Read = Pick<SpokenRendition, 'codecs' | 'playlist' | 'segmentHashes'>;

async function readSpoken(path: string, playlist: string): Promise<Read> {
  const { init, segments } = parsePlaylist(playlist);
  await using file = await open(path);
  const codecs = codecsOf(await readRange(file, init));
  return { codecs, playlist, segmentHashes: await hashSegments(file, segments) };
}
