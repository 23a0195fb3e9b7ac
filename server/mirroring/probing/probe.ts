import { createHash } from 'node:crypto';

import type { SegmentHashes } from '../../catalog/index.ts';
import { Failure } from '../../platform/errors.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Probe } from './judge.ts';

const MAX_PROBE_BYTES = 4 * 2 ** 20;
const PROBE_SECONDS = 20;

type Sample = { url: URL; segmentHashes: SegmentHashes };
type Segment = { start: number; end: number; hex: string };

/** Asks a mirror for one segment by chance, and holds it against its hash; undefined when there is none to ask for. */
export async function probe(
  { fetch }: Pick<Fetch, 'fetch'>,
  { url, segmentHashes }: Sample,
  signal: AbortSignal,
): Promise<Probe | undefined> {
  const segment = pick(segmentHashes);
  if (!segment) return undefined;
  const { start, end, hex } = segment;
  const sizeBytes = end - start + 1;
  const begunAt = performance.now();
  try {
    const { status, body } = await fetch(url, {
      maxBytes: sizeBytes,
      totalSeconds: PROBE_SECONDS,
      signal,
      headers: () => ({ range: `bytes=${start}-${end}`, 'accept-encoding': 'identity' }),
    });
    const seconds = (performance.now() - begunAt) / 1000;
    if (status !== 206) return { result: 'failed', problem: `It answered with ${status}.` };
    const isTrue = createHash('sha256').update(body).digest('hex') === hex.toLowerCase();
    if (!isTrue) return { result: 'false' };
    return { result: 'true', bytesPerSecond: Math.round(sizeBytes / Math.max(seconds, 0.001)) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    return { result: 'failed', problem: error.message };
  }
}

function pick(segmentHashes: SegmentHashes): Segment | undefined {
  const segments = Object.entries(segmentHashes).flatMap(([range, hex]): Segment[] => {
    const [start, end] = range.split('-').map(Number);
    if (start === undefined || end === undefined) return [];
    return end - start < MAX_PROBE_BYTES ? [{ start, end, hex }] : [];
  });
  return segments[Math.floor(Math.random() * segments.length)];
}
