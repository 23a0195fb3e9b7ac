import { keepLoose, type Loose } from './assemble.ts';
import type { Carrier } from './carrier.ts';

/** What was fetched by plain HTTP, kept until it is known which pieces it makes. */
export function createLooseBytes() {
  const kept = new Map<string, Loose[]>();
  return {
    add(url: string, start: number, bytes: ArrayBuffer): void {
      const copy = new Uint8Array(bytes.slice(0)); // hls.js writes into its own
      kept.set(url, keepLoose(kept.get(url) ?? [], { start, bytes: copy }));
    },
    /** Hands it over, as soon as the carrier knows the pieces of its file. */
    async giveTo(carrier: Carrier | null): Promise<void> {
      for (const [url, loose] of kept) if (await carrier?.keep(url, loose)) kept.delete(url);
    },
    clear: () => kept.clear(),
  };
}
