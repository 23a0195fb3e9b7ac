import type { Storage } from '../storage.ts';

const ROOM_EVERY_BYTES = 64 * 2 ** 20;

/**
 * The same bytes, until the disk is so full that others of the node suffer: uploads of many can fill what each found
 * free. Fails with `insufficient_storage`.
 */
export async function* whileRoom<Chunk extends Uint8Array>(
  storage: Pick<Storage, 'requireRoom'>,
  source: AsyncIterable<Chunk>,
) {
  let untilNext = 0;
  for await (const chunk of source) {
    untilNext -= chunk.length;
    if (untilNext < 0) {
      await storage.requireRoom(0);
      untilNext = ROOM_EVERY_BYTES;
    }
    yield chunk;
  }
}
