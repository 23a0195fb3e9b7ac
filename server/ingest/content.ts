import * as z from 'zod';

import type { SourceFacts, VideoTrack } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';

const LONG_SECONDS = 600;
const THIN_BITS_PER_SECOND = 4000; // no sound has less, but a picture that stands may
const MIN_PACKETS_PER_SECOND = 0.2;
const MAX_ANIMATED_PIXELS = 1e11; // of all pictures of an animation: nearly five hours of it in 640 × 360

type Facts = Pick<SourceFacts, 'durationSeconds' | 'formatName' | 'video'>;
type Reading = { ffmpeg: Ffmpeg; signal: AbortSignal; sizeBytes: number };

/**
 * Fails with `unreadable_media` for a file that says it lasts long and holds next to nothing: the times in it are damaged.
 * One that holds little is read to its end, to see how many pictures and pieces of sound there are. Fails so too for an
 * animation that unfolds into hours of work.
 */
export async function requireContent(
  file: string,
  { durationSeconds, formatName, video }: Facts,
  { ffmpeg, signal, sizeBytes }: Reading,
): Promise<void> {
  const countPackets = async () => {
    const { streams } = Counted.parse(await ffmpeg.probe(file, { signal, countsPackets: true }));
    return streams.reduce((sum, { nb_read_packets: read }) => sum + read, 0);
  };
  if (formatName === 'gif' && video) requireFewPixels(video, await countPackets());
  if (durationSeconds < LONG_SECONDS) return;
  if ((8 * sizeBytes) / durationSeconds >= THIN_BITS_PER_SECOND) return;
  if ((await countPackets()) / durationSeconds >= MIN_PACKETS_PER_SECOND) return;
  throw new Failure(
    'unreadable_media',
    `This file says it lasts ${Math.round(durationSeconds / 60)} minutes, but holds ${Math.round(sizeBytes / 1000)} kB: ` +
      'the times in it are damaged. Save it anew with another program and upload it again.',
  );
}

/** Each picture of an animation may be a few bytes, and is drawn whole. */
function requireFewPixels({ width, height }: VideoTrack, pictures: number): void {
  if (width * height * pictures <= MAX_ANIMATED_PIXELS) return;
  throw new Failure(
    'unreadable_media',
    `This animation has ${pictures} pictures of ${width} × ${height} pixels: that is too much. Upload it as a video.`,
  );
}

const Counted = z.object({
  streams: z.array(z.object({ nb_read_packets: z.coerce.number().catch(0) })).catch([]),
});
