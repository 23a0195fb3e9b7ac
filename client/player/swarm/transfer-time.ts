/** How a byte range came to us. */
export interface Arrival {
  bytes: number;
  elapsedMs: number;
  /** Measured while bytes were flowing; null when nothing was. */
  httpBytesPerMs: number | null;
  peerBytesPerMs: number | null;
}

/**
 * The time a range would have taken had nothing been waited for, for those who choose the quality by it: what waits for
 * peers while there is slack is no slow line, and what a peer had brought beforehand is no fast one.
 */
export function transferMs({ bytes, elapsedMs, ...rates }: Arrival): number {
  const bytesPerMs = Math.max(rates.httpBytesPerMs ?? 0, rates.peerBytesPerMs ?? 0);
  return bytesPerMs > 0 ? bytes / bytesPerMs : elapsedMs;
}
