import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { type Ffmpeg, FfmpegError } from '../../platform/ffmpeg.ts';
import { deviceArgs, rateArgs, sharedArgs, uploadFilters } from './encoder-args.ts';
import type { Encoder } from './encoder.ts';

/** What came of a trial: `reason` is why an encoder cannot be used, in ffmpeg's words. */
export type Trial = { encoder: Encoder; works: boolean; reason: string | null; seconds: number };

const HUNG_AFTER_MINUTES = 10 / 60; // cards do that
const SLOW_AFTER_MINUTES = 2; // software only takes long where others work, too
const RATE = { bitsPerSecond: 800_000, maxKeyframeFrames: 60 };

type Place = { directory: string; frames: string; signal: AbortSignal };

/** Encodes a few frames and decodes them again: that an encoder is listed does not mean that it works. */
export async function tryEncoder(ffmpeg: Ffmpeg, encoder: Encoder, place: Place): Promise<Trial> {
  const startedAt = performance.now();
  const reason = await whyNot(ffmpeg, encoder, place);
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  return { encoder, works: reason === null, reason, seconds };
}

/** What is ended from outside says nothing of the encoder, unless that happens again. */
const whyNot = (ffmpeg: Ffmpeg, encoder: Encoder, place: Place): Promise<string | null> =>
  encodeAndDecode(ffmpeg, encoder, place)
    .catch((error: unknown) => {
      if (!(error instanceof FfmpegError) || !error.wasKilled) throw error;
      return encodeAndDecode(ffmpeg, encoder, place);
    })
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));

async function encodeAndDecode(
  ffmpeg: Ffmpeg,
  encoder: Encoder,
  { directory, frames, signal }: Place,
): Promise<string | null> {
  const timeoutMinutes = encoder.family === 'software' ? SLOW_AFTER_MINUTES : HUNG_AFTER_MINUTES;
  const common = { directory, foreign: false, signal, timeoutMinutes };
  const file = `${encoder.name}.mkv`;
  const path = join(directory, file);
  const filters = ['scale=640:360', ...uploadFilters(encoder)].join(',');
  const encoding = ['-vf', filters, ...sharedArgs(encoder), ...rateArgs(encoder, 0, RATE)];
  const inputs = [{ path: frames, args: deviceArgs(encoder) }];
  await ffmpeg.run({ ...common, inputs, args: [...encoding, '-f', 'matroska', file] });
  if ((await stat(path)).size < 1000) return 'it made nothing of a few frames';
  const decoding = ['-xerror', '-f', 'null', '-'];
  await ffmpeg.run({ ...common, inputs: [{ path, args: [] }], args: decoding });
  return null;
}
