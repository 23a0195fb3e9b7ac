import { stat } from 'node:fs/promises';

import type { SourceFacts } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import { type Ffmpeg, isFault } from '../../platform/ffmpeg.ts';
import { requireContent } from '../content.ts';
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
  await requireContent(file, facts, { ffmpeg, signal, sizeBytes });
  facts.bitsPerSecond ||= Math.round((sizeBytes * 8) / facts.durationSeconds);
  return facts;
}

/** The length of a file that does not tell it, as of recordings made in a browser: found by reading it to its end. */
async function measureSeconds(file: string, { ffmpeg, signal }: Reading): Promise<number> {
  try {
    const { mediaSeconds } = await ffmpeg.run({
      inputs: [{ path: file, args: [] }],
      args: ['-map', '0:v?', '-map', '0:a?', '-c', 'copy', '-f', 'null', '-'],
      foreign: true,
      signal,
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    return mediaSeconds;
  } catch (error) {
    if (!isFault(error)) throw error;
    throw new Failure('unreadable_media', `This file is damaged: ${error.message}.`, {}, error);
  }
}
