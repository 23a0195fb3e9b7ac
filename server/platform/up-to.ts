/** The same bytes; fails as `isTooMuch` says with the first one more than `maxBytes`. */
export async function* upTo<Chunk extends Uint8Array>(
  bytes: AsyncIterable<Chunk>,
  maxBytes: number,
  isTooMuch: () => Error,
) {
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw isTooMuch();
    yield chunk;
  }
}
