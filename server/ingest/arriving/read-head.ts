import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { SourceFacts } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Storage } from '../../platform/storage.ts';
import { readFacts, requireUsableDuration } from '../probe/facts.ts';
import type { FollowedPart } from './follow-part.ts';
import type { MovedIndex } from './moved-index.ts';
import type { RefusalCode } from './refusal.ts';
import { sniff, type Sniffed } from './sniff.ts';

const FIRST_LOOK_BYTES = 64 * 2 ** 10;
const MOST_BYTES = 32 * 2 ** 20; // the index of a film of some hours
const SOUND_ALONE_BYTES = 2 ** 20; // by then a picture would have shown itself

export type Head = { facts: SourceFacts; moved?: MovedIndex } | { refusal: RefusalCode };

type Reading = {
  ffmpeg: Ffmpeg;
  storage: Storage;
  sizeBytes: number; // of the whole file
  /** What was sent of an index that has its place at the end. */
  readIndex: () => Promise<Buffer | undefined>;
};

/**
 * Waits for as much of the beginning of a file as it takes to know what it is, or that it cannot be watched before it is
 * whole. Rejects with the signal's reason when no more comes.
 */
export async function readHead(part: FollowedPart, reading: Reading): Promise<Head> {
  const most = Math.min(MOST_BYTES, reading.sizeBytes);
  for (let wanted = FIRST_LOOK_BYTES; ; wanted *= 2) {
    const arrived = Math.min(most, await part.waitFor(Math.min(wanted, most)));
    const bytes = Buffer.alloc(arrived);
    await part.handle.read(bytes, 0, arrived, 0);
    const sniffed = sniff(bytes);
    const moved = await movedIndex(sniffed, reading);
    if (sniffed.verdict === 'refused' && !moved) return { refusal: sniffed.refusal };
    if (sniffed.verdict !== 'more') {
      const tellsLength = sniffed.verdict === 'refused' || sniffed.tellsLength;
      const head = moved ? withIndex(bytes, moved) : bytes;
      const facts = await probeHead(head, reading, { tellsLength, signal: part.signal });
      if (facts) return { facts, ...(moved && { moved }) };
    }
    if (arrived >= most) return { refusal: 'unreadable' };
  }
}

async function movedIndex(
  sniffed: Sniffed,
  { readIndex }: Reading,
): Promise<MovedIndex | undefined> {
  if (sniffed.verdict !== 'refused' || sniffed.mediaAt === undefined) return undefined;
  const index = await readIndex();
  return index && { at: sniffed.mediaAt, index };
}

const withIndex = (head: Buffer, { at, index }: MovedIndex) =>
  Buffer.concat([head.subarray(0, at), index, head.subarray(at)]);

type Probing = { tellsLength: boolean; signal: AbortSignal };

/** What the beginning tells. Undefined while that is not enough. */
async function probeHead(
  head: Buffer,
  { ffmpeg, storage, sizeBytes }: Reading,
  { tellsLength, signal }: Probing,
): Promise<SourceFacts | undefined> {
  await using scratch = await storage.scratch();
  const file = join(scratch.path, 'head');
  await writeFile(file, head);
  try {
    const probed = (await ffmpeg.probe(file, { signal })) as Probed;
    const facts = readFacts(asWhole(probed, sizeBytes, tellsLength ? 1 : sizeBytes / head.length));
    requireUsableDuration(facts);
    const isKnown = facts.video ? facts.video.pixelFormat !== '' : head.length >= SOUND_ALONE_BYTES;
    return isKnown ? facts : undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === 'unreadable_media') return undefined;
    throw error;
  }
}

type Probed = {
  format?: { duration?: string };
  streams?: { r_frame_rate?: string; avg_frame_rate?: string }[];
};

/** The figures of the whole file, by those of its beginning: the rate of a few frames that were cut off says nothing. */
function asWhole({ format, streams = [], ...rest }: Probed, sizeBytes: number, times: number) {
  const duration = Number(format?.duration ?? 0) * times;
  const bitRate = duration > 0 ? Math.round((sizeBytes * 8) / duration) : 0;
  const steady = (stream: (typeof streams)[0]) =>
    times === 1 ? stream : { ...stream, avg_frame_rate: stream.r_frame_rate };
  return {
    ...rest,
    format: { ...format, duration, bit_rate: bitRate },
    streams: streams.map(steady),
  };
}
