import { stat } from 'node:fs/promises';

import type { SourceFacts } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import { readFacts, requireUsableDuration } from './facts.ts';

/** Formats that are a bare stream: what they seem to last is guessed from their bit rate. */
const BARE = new Set([
  'aac',
  'ac3',
  'eac3',
  'dts',
  'amr',
  'h264',
  'hevc',
  'm4v',
  'mpegvideo',
  'obu',
]);
const TIMEOUT_MINUTES = 10;
const FAR_SECONDS = 1e7;

type Reading = { ffmpeg: Ffmpeg; signal: AbortSignal };

/** Finds out what a file is. Fails with `unreadable_media`, in words for the uploader, when no video can be made of it. */
export async function probeSource(file: string, { ffmpeg, signal }: Reading): Promise<SourceFacts> {
  const { size: sizeBytes } = await stat(file);
  if (sizeBytes === 0) throw new Failure('unreadable_media', 'This file is empty.');
  const facts = readFacts(await ffmpeg.probe(file, { signal }));
  if (facts.durationSeconds === 0 || BARE.has(facts.formatName)) {
    facts.durationSeconds = await measureSeconds(file, { ffmpeg, signal });
  }
  requireUsableDuration(facts);
  facts.bitsPerSecond ||= Math.round((sizeBytes * 8) / facts.durationSeconds);
  return facts;
}

/** The length of a file that does not tell it, as of recordings made in a browser: found by reading it to its end. */
async function measureSeconds(file: string, { ffmpeg, signal }: Reading): Promise<number> {
  let seconds = 0;
  await ffmpeg.run({
    inputs: [{ path: file, args: [] }],
    args: ['-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-f', 'null', '-'],
    foreign: true,
    signal,
    timeoutMinutes: TIMEOUT_MINUTES,
    durationSeconds: FAR_SECONDS,
    onProgress: ({ percent }) => (seconds = (percent / 100) * FAR_SECONDS),
  });
  return seconds;
}
