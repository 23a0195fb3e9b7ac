import { createShelf } from './shelf.ts';

const BUDGET_BYTES = 128 * 2 ** 20;
const MAX_ITEM_BYTES = 8 * 2 ** 20; // a whole segment of any sane bitrate
const REMEMBERED_KEYS = 4096;
const IDLE_SECONDS = 60;

/**
 * The bytes that are asked for again and again. Memory counts until the last response that sends it is over, so slow
 * viewers cannot make this outgrow its budget: when it is full of what they wait for, no more is taken in.
 */
export function createHotBytes(budgetBytes = BUDGET_BYTES) {
  const shelf = createShelf<Buffer>(budgetBytes);
  const askedOnce = new Set<string>();

  const isAskedAgain = (key: string): boolean => {
    if (askedOnce.delete(key)) return true;
    if (askedOnce.size >= REMEMBERED_KEYS) askedOnce.delete(askedOnce.keys().next().value!);
    askedOnce.add(key);
    return false;
  };

  return {
    /** Bytes in memory, from their second asking on, read once however many ask. Undefined: they are not kept. */
    borrow(key: string, sizeBytes: number, fill: (bytes: Buffer) => Promise<void>) {
      const known = shelf.borrow(key);
      if (known || sizeBytes > MAX_ITEM_BYTES) return known;
      if (!isAskedAgain(key) || !shelf.makeRoom(sizeBytes)) return undefined;
      return shelf.add(key, sizeBytes, async () => {
        const bytes = Buffer.allocUnsafeSlow(sizeBytes);
        await fill(bytes);
        return bytes;
      });
    },
    release: shelf.release,
    sweep: () => shelf.dropIdle(IDLE_SECONDS),
  };
}

export type HotStore = ReturnType<typeof createHotBytes>;
