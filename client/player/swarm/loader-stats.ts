import type { LoaderStats } from 'hls.js';

/** Statistics of a transfer that has not begun. It counts as whole, so that hls.js does not give it up as too slow. */
export const newStats = (): LoaderStats => ({
  aborted: false,
  loaded: 1,
  total: 1,
  retry: 0,
  chunkCount: 0,
  bwEstimate: 0,
  loading: { start: 0, first: 0, end: 0 },
  parsing: { start: 0, end: 0 },
  buffering: { start: 0, first: 0, end: 0 },
});

/** Statistics of a transfer that ends now and took that long. */
export function completeStats(stats: LoaderStats, bytes: number, ms: number): void {
  const nowMs = performance.now();
  Object.assign(stats, { loaded: bytes, total: bytes, chunkCount: 1 });
  Object.assign(stats.loading, { start: nowMs - ms, first: nowMs - ms, end: nowMs });
}
