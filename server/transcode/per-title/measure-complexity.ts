import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { VideoTrack } from '../../catalog/index.ts';
import { FfmpegError } from '../../platform/ffmpeg.ts';
import { X264 } from '../encoders/encoder.ts';
import { chunkArgs } from '../pass/args.ts';
import { EVERY_TWO_SECONDS } from '../pass/keyframes.ts';
import { stretchInputArgs } from '../pass/stretch.ts';
import { toneMappingOf } from '../pass/tone-map.ts';
import { pictureLadder, type Rung } from '../plan/ladder.ts';
import type { Tools, Work } from '../work.ts';
import type { Complexity, Sample } from './complexity.ts';
import { SAMPLE_SECONDS, sampleStarts } from './sample-starts.ts';

const SAMPLE_HEIGHT = 360; // cheap, and what larger pictures need follows from it
const BOUNDLESS_BITS_PER_PIXEL = 24;
const SAMPLE_TIMEOUT_MINUTES = 0.5;
const NO_MORE_AFTER_SECONDS = 30;

type Making = Tools & { signal: AbortSignal };

/**
 * Encodes a few seconds here and there at constant quality, small, and tells how many bits that took. What cannot be encoded,
 * or not in time, is not measured: nothing fails by it.
 */
export async function measureComplexity(
  tools: Making,
  { source }: Pick<Work, 'source'>,
  video: VideoTrack,
): Promise<Complexity> {
  const rung = rungOfSamples(video);
  const starts = sampleStarts(source.facts.durationSeconds);
  const startedAt = performance.now();
  const elapsedSeconds = () => Math.round(performance.now() - startedAt) / 1000;
  const samples: Sample[] = [];
  for (const startSeconds of starts) {
    if (elapsedSeconds() > NO_MORE_AFTER_SECONDS) break;
    const sample = await takeSample(tools, source, { rung, video, startSeconds });
    if (sample) samples.push(sample);
  }
  const missed = starts.length === 0 ? 'short' : 'failed';
  const outcome = samples.length > 0 ? 'measured' : missed;
  return { outcome, resolution: rung.height, samples, seconds: elapsedSeconds() };
}

/** No bitrate holds it back: what it takes is what it needs. */
function rungOfSamples(video: VideoTrack): Rung {
  const ladder = pictureLadder(video);
  const rung = ladder.find(({ height }) => height <= SAMPLE_HEIGHT) ?? ladder.at(-1)!;
  const pixels = rung.width * rung.pixelHeight * rung.framesPerSecond;
  return { ...rung, bitsPerSecond: Math.round(pixels * BOUNDLESS_BITS_PER_PIXEL) };
}

type Sampled = { rung: Rung; video: VideoTrack; startSeconds: number };

async function takeSample(
  { ffmpeg, storage, signal, log }: Making,
  source: Work['source'],
  { rung, video, startSeconds }: Sampled,
): Promise<Sample | undefined> {
  await using scratch = await storage.scratch();
  const stretch = { startSeconds, endSeconds: startSeconds + SAMPLE_SECONDS };
  const pass = {
    facts: source.facts,
    rungs: [rung],
    keyframes: EVERY_TWO_SECONDS,
    toneMapping: await toneMappingOf(ffmpeg),
    encoder: X264,
    stretch,
  };
  try {
    const { frames } = await ffmpeg.run({
      inputs: [{ path: storage.localPath(source), args: stretchInputArgs(stretch, video) }],
      args: chunkArgs(pass, 'sample.nut'),
      directory: scratch.path,
      foreign: true,
      signal,
      timeoutMinutes: SAMPLE_TIMEOUT_MINUTES,
    });
    if (frames === 0) return undefined;
    const { size: sizeBytes } = await stat(join(scratch.path, 'sample.nut'));
    const bitsPerPixel = (8 * sizeBytes) / (frames * rung.width * rung.pixelHeight);
    return { startSeconds, bitsPerPixel: Number(bitsPerPixel.toFixed(5)) };
  } catch (error) {
    if (!(error instanceof FfmpegError)) throw error;
    log.warn(
      { videoId: source.videoId, startSeconds, error: String(error) },
      'a sample of a source failed',
    );
    return undefined;
  }
}
