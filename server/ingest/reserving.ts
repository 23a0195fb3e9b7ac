import type { Upload } from './queries.ts';
import { extendUpload, type Store, type Uploader } from './upload.ts';

/** How much is reserved at a time for a file whose size nobody told. */
export const STEP_BYTES = 4 * 2 ** 20;

/**
 * Counts what really comes, after the `arrivedBytes` that are there, and reserves it step by step where the size was not
 * told. More is reserved than has come until the source has ended: only then do reservation and file have the same size,
 * as those of a whole upload.
 */
export async function* reserving(
  node: Store,
  user: Uploader,
  { id, sizeBytes }: Pick<Upload, 'id' | 'sizeBytes'>,
  source: AsyncIterable<Buffer>,
  arrivedBytes = 0,
) {
  let reservedBytes = sizeBytes;
  for await (const chunk of source) {
    arrivedBytes += chunk.length;
    while (arrivedBytes >= reservedBytes) {
      await extendUpload(node, user, { id, sizeBytes: reservedBytes }, STEP_BYTES);
      reservedBytes += STEP_BYTES;
    }
    yield chunk;
  }
}
