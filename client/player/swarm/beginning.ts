import type { ByteRange } from './pieces.ts';

/** The beginning of a file that is on its way. */
export interface Coming {
  url: string;
  sizeBytes: number;
  whole: Promise<ArrayBuffer>;
}

/** Bytes that need not be asked for, and how long they took. */
export interface Arrived {
  bytes: Uint8Array<ArrayBuffer>;
  elapsedMs: number;
}

/** Keeps the beginning of a file that was asked for before anybody asked for parts of it. */
export function createBeginning() {
  let expected: Coming | null = null;
  return {
    expect(coming: Coming): void {
      expected = coming;
      coming.whole.catch(() => {
        if (expected === coming) expected = null;
      });
    },
    /** Null for what is not, or not wholly, in it. */
    read(url: string, { start, end }: ByteRange): Promise<Arrived> | null {
      if (expected?.url !== url || end > expected.sizeBytes) return null;
      return expected.whole.then((whole) => {
        const bytes = new Uint8Array(whole.slice(start, end));
        return { bytes, elapsedMs: (arrivalMs(url) * bytes.length) / whole.byteLength };
      });
    },
  };
}

/** How long the bytes of a file flowed when it was first asked for. */
export function arrivalMs(url: string): number {
  const [first] = performance.getEntriesByName(url, 'resource') as PerformanceResourceTiming[];
  return first ? first.responseEnd - first.responseStart : 0;
}
