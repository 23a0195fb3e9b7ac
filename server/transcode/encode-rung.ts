import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { playlistName, type SourceFacts } from '../catalog/index.ts';
import { deviceArgs } from './encoders/encoder-args.ts';
import { withBestEncoder } from './encoders/with-best-encoder.ts';
import { passArgs } from './pass/args.ts';
import { findOutput } from './pass/hls-outputs.ts';
import { EVERY_TWO_SECONDS } from './pass/keyframes.ts';
import { estimatedBytes, explain } from './pass/run-pass.ts';
import { toneMappingOf } from './pass/tone-map.ts';
import { type Rung, rungAt, SOUND } from './plan/ladder.ts';
import { lastSecondsOf, requireWhole } from './whole.ts';
import type { Tools } from './work.ts';

type Making = Pick<Tools, 'storage' | 'ffmpeg' | 'log'> & { signal: AbortSignal };

type Wanted = {
  /** A file, and what is known of it. */
  source: string;
  facts: SourceFacts;
  /** Where the rendition is made. */
  directory: string;
  /** The shorter side in pixels; 0 is sound alone. */
  resolution: number;
  framesPerSecond: number;
  onProgress: (percent: number) => void;
};

const TIMEOUT_MINUTES = 23 * 60;

/**
 * Makes one rendition of a file that is no video of this node, as those of its own videos are made: a fragmented MP4 and its
 * playlist. Fails with `unreadable_media` when it cannot be made, or not of the whole file.
 */
export async function encodeRung(
  { storage, ffmpeg, log, signal }: Making,
  { source, facts, directory, onProgress, ...wanted }: Wanted,
): Promise<{ film: string; playlist: string }> {
  const setUuid = randomUUID();
  const rung = rungOf(facts, wanted);
  await storage.requireRoom(estimatedBytes([rung], facts.durationSeconds));
  const how = {
    copiesPicture: false,
    copiesSound: false,
    stillSeconds: 0,
    keyframes: EVERY_TWO_SECONDS,
    toneMapping: await toneMappingOf(ffmpeg),
    lastSeconds: lastSecondsOf(facts),
  };
  try {
    const { mediaSeconds } = await withBestEncoder({ storage, ffmpeg, log, signal }, (encoder) =>
      ffmpeg.run({
        inputs: [{ path: source, args: deviceArgs(encoder) }],
        args: passArgs({ ...how, setUuid, facts, rungs: [rung], encoder }),
        directory,
        foreign: true,
        timeoutMinutes: TIMEOUT_MINUTES,
        durationSeconds: facts.durationSeconds,
        onProgress: ({ percent }) => onProgress(percent),
        signal,
      }),
    );
    requireWhole(mediaSeconds, facts);
    const { path: film } = await findOutput({ directory, setUuid }, rung.height);
    return { film, playlist: join(directory, playlistName(setUuid, rung.height)) };
  } catch (error) {
    throw explain(error);
  }
}

function rungOf(
  { video }: SourceFacts,
  { resolution, framesPerSecond }: Pick<Wanted, 'resolution' | 'framesPerSecond'>,
): Rung {
  if (!video || resolution === 0) return SOUND;
  const rung = rungAt(video, resolution);
  return { ...rung, framesPerSecond: Math.min(framesPerSecond || Infinity, video.framesPerSecond) };
}
