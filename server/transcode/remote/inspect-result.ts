import * as z from 'zod';

import type { SourceFacts } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import type { Rung } from '../plan/ladder.ts';

const Stream = z.object({
  codec_type: z.string(),
  codec_name: z.string().default(''),
  pix_fmt: z.string().default(''),
  width: z.number().default(0),
  height: z.number().default(0),
});
const Probed = z.object({ streams: z.array(Stream).max(20) });

const ROUNDING_PIXELS = 4;
const PIXEL_FORMATS = ['yuv420p', 'yuvj420p'];

const wrong = (why: string) => new Failure('unreadable_media', why);

/**
 * The size of the picture a runner brought, if that is what was asked for: H.264 that browsers play, of the rung's size,
 * with AAC if the source has sound. Fails with `unreadable_media`.
 */
export function inspectResult(probed: unknown, rung: Rung, facts: SourceFacts) {
  const { streams } = Probed.parse(probed);
  const [video, ...more] = streams.filter(({ codec_type }) => codec_type === 'video');
  const audio = streams.filter(({ codec_type }) => codec_type === 'audio');
  if (!video || more.length > 0) throw wrong('The result has not exactly one picture.');
  if (video.codec_name !== 'h264' || !PIXEL_FORMATS.includes(video.pix_fmt))
    throw wrong('The picture of the result is not what browsers play.');
  const { width, height: pixelHeight } = video;
  if (!isNear(width, rung.width) || !isNear(pixelHeight, rung.pixelHeight))
    throw wrong(`The picture of the result is ${width} × ${pixelHeight} pixels.`);
  if (facts.audio && (audio.length !== 1 || audio[0]!.codec_name !== 'aac'))
    throw wrong('The result has not the sound it should have.');
  return { width, pixelHeight, hasAudio: audio.length > 0 };
}

const isNear = (pixels: number, wanted: number) => Math.abs(pixels - wanted) <= ROUNDING_PIXELS;
