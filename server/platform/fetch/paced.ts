import { Failure } from '../errors.ts';

const GRACE_SECONDS = 60;
const SLOWEST_BYTES_PER_SECOND = 4096;

/**
 * The same bytes; fails with `remote_failed` once they come so slowly, after a minute, that they only keep others waiting.
 */
export async function* paced(
  source: AsyncIterable<Buffer>,
  slowestBytesPerSecond: number = SLOWEST_BYTES_PER_SECOND,
) {
  const startedAt = Date.now();
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.length;
    const seconds = (Date.now() - startedAt) / 1000;
    if (seconds > GRACE_SECONDS && sizeBytes < seconds * slowestBytesPerSecond)
      throw new Failure('remote_failed', 'The file comes too slowly.');
    yield chunk;
  }
}
