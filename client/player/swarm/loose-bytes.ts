import { keepLoose, type Loose } from './assemble.ts';
import type { Carrier } from './carrier.ts';

/** Less than this says nothing about a line. */
const TELLING_BYTES = 32 * 2 ** 10;

/** What was fetched by plain HTTP, kept until it is known which pieces it makes. */
export function createLooseBytes() {
  const kept = new Map<string, Loose[]>();
  const rates = new Map<string, number>();
  return {
    /** Bytes of a file are on their way: who else can help with it is looked for already. */
    expect: (url: string): void => void kept.set(url, kept.get(url) ?? []),
    add(url: string, start: number, bytes: ArrayBuffer, elapsedMs: number): void {
      if (bytes.byteLength > TELLING_BYTES)
        rates.set(url, bytes.byteLength / Math.max(1, elapsedMs));
      const copy = new Uint8Array(bytes.slice(0)); // hls.js writes into its own
      kept.set(url, keepLoose(kept.get(url) ?? [], { start, bytes: copy }));
    },
    /** Hands it over, as soon as the carrier knows the pieces of its file. */
    async giveTo(carrier: Carrier | null): Promise<void> {
      for (const [url, loose] of kept)
        if (await carrier?.keep(url, loose, rates.get(url) ?? null)) kept.delete(url);
    },
    /** How fast bytes of a file came by plain HTTP; null when that is not known. */
    bytesPerMs: (url: string): number | null => rates.get(url) ?? null,
    clear: () => kept.clear(),
  };
}

export type LooseBytes = ReturnType<typeof createLooseBytes>;
