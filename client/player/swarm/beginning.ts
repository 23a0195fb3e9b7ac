import type { ByteRange } from './pieces.ts';

/** Bytes that need not be fetched, and how long they took when they were. */
export interface Kept {
  bytes: Uint8Array<ArrayBuffer>;
  elapsedMs: number;
}

/** Keeps the beginning of a file that came before anybody asked for parts of it. */
export function createBeginning() {
  let kept: { url: string; whole: ArrayBuffer } | null = null;
  return {
    keep(url: string, whole: ArrayBuffer): ArrayBuffer {
      kept = { url, whole };
      return whole;
    },
    /** Null for what is not, or not wholly, in it. */
    read(url: string, { start, end }: ByteRange): Kept | null {
      if (kept?.url !== url || end > kept.whole.byteLength) return null;
      const bytes = new Uint8Array(kept.whole.slice(start, end));
      return { bytes, elapsedMs: (arrivalMs(url) * bytes.length) / kept.whole.byteLength };
    },
  };
}

/** How long the bytes of a file flowed when it was first asked for. */
export function arrivalMs(url: string): number {
  const [first] = performance.getEntriesByName(url, 'resource') as PerformanceResourceTiming[];
  return first ? first.responseEnd - first.responseStart : 0;
}
