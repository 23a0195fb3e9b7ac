import type { IncomingMessage } from 'node:http';

import { Failure } from '../errors.ts';
import type { Storage } from '../storage.ts';
import { bytesOf } from './body.ts';
import type { ContentRange } from './content-range.ts';
import { digestsOf, onceRight, requireRoomTwice } from './digest.ts';
import type { UploadLocks } from './locks.ts';

export type Chunk = { range: ContentRange; incoming: IncomingMessage };
type Carrying = { range: ContentRange & { query: false }; incoming: IncomingMessage };

/** What a chunk is for. */
type Target = {
  id: string;
  /** Where it continues, and whether it still takes bytes: looked at once nobody else writes. */
  look: () => Promise<{ offset: number; isOpen: boolean }>;
  /** Writes at its end, and returns the new end. */
  write: (offset: number, source: AsyncIterable<Buffer>) => Promise<number>;
};

type Taking = { locks: UploadLocks; storage: Pick<Storage, 'scratch' | 'requireRoom'> };

/**
 * Takes a chunk, and returns where the upload continues. Fails with `conflict` for a chunk that belongs elsewhere or is
 * not as long as it says, with `checksum_mismatch` for other bytes than its digest is of, with `too_large` for more of
 * them than can lie apart until that is known, and with `rate_limited` while another one is written.
 */
export async function takeChunk(
  { locks, storage }: Taking,
  { range, incoming }: Carrying,
  { id, look, write }: Target,
): Promise<number> {
  const announced = incoming.headers['content-length'];
  if (announced !== undefined && Number(announced) !== range.lengthBytes) throw wrongLength();
  const lock = await locks.take(id, { stop: () => incoming.destroy() }).catch(tooMany);
  try {
    const { offset, isOpen } = await look(); // it may have ended while this waited
    if (!isOpen) return offset;
    if (range.start !== offset) throw offsetConflict(offset);
    const sent = atMost(range.lengthBytes, bytesOf(incoming), lock.touch);
    const digests = digestsOf(incoming.headers);
    if (digests.length === 0) return await write(offset, sent);
    await requireRoomTwice(storage, range.lengthBytes);
    const right = onceRight(storage, digests, sent);
    return await write(offset, atMost(range.lengthBytes, right, lock.touch));
  } finally {
    lock.release();
  }
}

async function* atMost(maxBytes: number, source: AsyncIterable<Buffer>, touch: () => void) {
  let left = maxBytes;
  for await (const chunk of source) {
    touch();
    left -= chunk.length;
    if (left < 0) throw wrongLength();
    yield chunk;
  }
}

/** As the contract says it. */
function tooMany(error: unknown): never {
  if (!(error instanceof Failure) || error.code !== 'locked') throw error;
  throw new Failure('rate_limited', error.message, { retryAfterSeconds: 1 });
}

export const offsetConflict = (offsetBytes: number) =>
  new Failure('conflict', `This upload continues at byte ${offsetBytes}.`, { offsetBytes });

const wrongLength = () =>
  new Failure('conflict', 'The request is not as long as its Content-Range says.');
