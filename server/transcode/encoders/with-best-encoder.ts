import { setImmediate } from 'node:timers/promises';

import { type Ffmpeg, isFault, lacksRoom } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import { type Codec, type Encoder, X264 } from './encoder.ts';
import { bestEncoder, encoderFailed } from './encoders.ts';

type Tools = { ffmpeg: Ffmpeg; storage: Storage; log: Log; signal: AbortSignal };

/**
 * Encodes with the machine's own encoder if one works, and with x264 if that fails at it. An encoder whose work was ended
 * from outside has not failed: the work does, and is tried again.
 */
export async function withBestEncoder<Made>(
  tools: Tools,
  encode: (encoder: Encoder) => Promise<Made>,
): Promise<Made> {
  const encoder = await knownEncoder(tools);
  if (encoder === X264) return encode(X264);
  try {
    return await encode(encoder);
  } catch (error) {
    if (!isFault(error) || lacksRoom(error)) throw error; // a full disk says nothing of the encoder
    encoderFailed(tools, encoder, error.message);
    return encode(X264);
  }
}

/**
 * Encodes in a codec other than H.264 once its encoders have been tried: with the best that works, and with the next best if
 * that fails at it. Undefined where none works.
 */
export async function withEncoderOf<Made>(
  tools: Tools,
  codec: Codec,
  encode: (encoder: Encoder) => Promise<Made>,
): Promise<Made | undefined> {
  const encoder = await bestEncoder(tools, codec);
  if (!encoder) return undefined;
  try {
    return await encode(encoder);
  } catch (error) {
    if (!isFault(error) || lacksRoom(error) || encoder.family === 'software') throw error;
    encoderFailed(tools, encoder, error.message);
    return withEncoderOf(tools, codec, encode);
  }
}

/** The best that has been tried by now: whoever comes while encoders are still tried does not wait for that. */
async function knownEncoder({ log, ...tools }: Tools): Promise<Encoder> {
  const best = bestEncoder({ log, ...tools }, 'h264').catch((error: unknown) => {
    log.warn({ error: String(error) }, 'encoders could not be tried: x264 is used');
    return X264;
  });
  return (await Promise.race([best, setImmediate(X264)])) ?? X264;
}
