import * as z from 'zod';

import type { SourceFacts } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';

const LONG_SECONDS = 600;
const THIN_BITS_PER_SECOND = 4000; // no sound has less, but a picture that stands may
const MIN_PACKETS_PER_SECOND = 0.2;

type Reading = { ffmpeg: Ffmpeg; signal: AbortSignal; sizeBytes: number };

/**
 * Fails with `unreadable_media` for a file that says it lasts long and holds next to nothing: the times in it are damaged.
 * One that holds little is read to its end, to see how many pictures and pieces of sound there are.
 */
export async function requireContent(
  file: string,
  { durationSeconds }: Pick<SourceFacts, 'durationSeconds'>,
  { ffmpeg, signal, sizeBytes }: Reading,
): Promise<void> {
  if (durationSeconds < LONG_SECONDS) return;
  if ((8 * sizeBytes) / durationSeconds >= THIN_BITS_PER_SECOND) return;
  const { streams } = Counted.parse(await ffmpeg.probe(file, { signal, countsPackets: true }));
  const packets = streams.reduce((sum, { nb_read_packets: read }) => sum + read, 0);
  if (packets / durationSeconds >= MIN_PACKETS_PER_SECOND) return;
  throw new Failure(
    'unreadable_media',
    `This file says it lasts ${Math.round(durationSeconds / 60)} minutes, but holds ${Math.round(sizeBytes / 1000)} kB: ` +
      'the times in it are damaged. Save it anew with another program and upload it again.',
  );
}

const Counted = z.object({
  streams: z.array(z.object({ nb_read_packets: z.coerce.number().catch(0) })).catch([]),
});
